-- Names that the market gave to images in the engine and that nothing in the market needs any more. They are taken away
-- beside the requests; a row goes when its name is gone.
CREATE TABLE released_image (
    name TEXT PRIMARY KEY
) STRICT;
