-- A delivery has an export of its own, made as it is closed and kept for ever. Deliveries closed before have none.
ALTER TABLE exports ADD COLUMN delivery_id {id} NULL;
CREATE UNIQUE INDEX IF NOT EXISTS exports_delivery ON exports (delivery_id) WHERE delivery_id IS NOT NULL;
