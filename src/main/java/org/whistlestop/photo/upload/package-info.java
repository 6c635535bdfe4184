/** Takes in files of photos piece by piece over lines that break, by tus 1.0. What is acknowledged is on stable storage. */
package org.whistlestop.photo.upload;
