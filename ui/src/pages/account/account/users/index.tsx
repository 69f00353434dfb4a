// The account's users, for whoever administers them: one's permissions, keys and password stand on a page of their own
// (?tab=users&user=…).
import { useSearchParams } from 'react-router';
import { User } from './user';
import { UserList } from './user_list';

export default function Users() {
  const [address] = useSearchParams();
  const name = address.get('user');
  return name ? <User key={name} name={name} /> : <UserList />;
}
