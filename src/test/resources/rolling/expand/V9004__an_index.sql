create index check_in_by_receipt on check_in (received_at);
