/**
 * What a path redactor is told to take out. It knows no list of its own, no prefix and no other
 * spelling, so every attribute has to be named.
 */
export const secretPaths: readonly string[] = `
password passwd pwd secret token api_key apikey authorization cookie session_id sessionId user_id
userId email phone iban card_number cvv pin otp access_token refresh_token id_token client_secret
user.id user.email user.name user.full_name enduser.id session.id client.address
http.request.header.authorization http.request.header.cookie http.response.header.set-cookie
db.query.parameter.0 db.query.parameter.1 messaging.kafka.message.key process.command_args
process.owner host.id`
  .trim()
  .split(/\s+/)
