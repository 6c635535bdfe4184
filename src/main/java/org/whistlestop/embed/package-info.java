/** Tours and stops on other people's pages: frames, elements and oEmbed. They run apart from the page around them and outlive the tour. */
package org.whistlestop.embed;
