package org.whistlestop.channel.delivery;

import java.util.UUID;

/** Fired outside of any transaction when somebody has seen to a delivery: it is sent, held, failed, or will be tried again. */
public record DeliverySettled(UUID deliveryId, UUID tourId) {}
