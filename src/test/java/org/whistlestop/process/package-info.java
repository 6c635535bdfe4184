/** Tests of the packaged program as processes: started, doubled, killed. */
package org.whistlestop.process;
