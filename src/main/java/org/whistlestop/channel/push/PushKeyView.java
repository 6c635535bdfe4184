package org.whistlestop.channel.push;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param key for the browser's {@code applicationServerKey}; null where this installation cannot push */
public record PushKeyView(@Schema(nullable = true) String key) {}
