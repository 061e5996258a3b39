import { useEffect, useState } from 'react';

/** Bytes that this page takes and how many are left; null where the browser does not tell. Asked again when `changed` does. */
export function useStorageRoom(changed: unknown): { used: number; left: number } | null {
  const [room, setRoom] = useState<{ used: number; left: number; asked: unknown } | null>(null);
  useEffect(() => {
    navigator.storage?.estimate?.().then(({ usage, quota }) => usage !== undefined && quota !== undefined && setRoom({ used: usage, left: quota - usage, asked: changed }), () => undefined);
  }, [changed]);
  return room;
}
