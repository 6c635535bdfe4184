/** What every feature needs and no feature owns: configuration, problems, the embedded database. No domain words here. */
package org.whistlestop.support;
