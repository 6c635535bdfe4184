/**
 * How we visit pages of others when anybody may name them: a budget by place, shared by all replicas, and the XML-RPC that pingbacks
 * speak.
 */
package org.whistlestop.conversation.elsewhere;
