-- How long the latest answers to declared samples took, oldest first: "12500,11800", in microseconds.
ALTER TABLE try_container ADD COLUMN answers TEXT NOT NULL DEFAULT '';
