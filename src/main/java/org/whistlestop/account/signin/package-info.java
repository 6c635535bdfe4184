/** How people prove who they are: sessions and enrolled phones, the pages to sign in by, and one-time invitations. */
package org.whistlestop.account.signin;
