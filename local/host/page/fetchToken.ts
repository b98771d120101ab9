/** A fresh access token of a person, from this host's issuer. Throws when it is not there. */
export async function fetchToken(personId: string): Promise<string> {
  const response = await fetch('/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ personId }),
  });
  if (!response.ok) throw new Error(`The local issuer answered ${response.status}.`);
  const { token } = (await response.json()) as { token: string };
  return token;
}
