/** Any program that takes signed messages, by Standard Webhooks (standardwebhooks.com). */
package org.whistlestop.channel.webhook;
