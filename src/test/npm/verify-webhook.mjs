// Verifies a message by the reference implementation of Standard Webhooks; says what is wrong with one that it does not accept.
import { Webhook } from 'standardwebhooks'

const { SECRET, ID, TIMESTAMP, SIGNATURE, BODY } = process.env

try {
  new Webhook(SECRET).verify(BODY, {
    'webhook-id': ID,
    'webhook-timestamp': TIMESTAMP,
    'webhook-signature': SIGNATURE,
  })
  console.log('verified')
} catch (error) {
  console.log(error.message)
}
