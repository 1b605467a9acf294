using NpgsqlTypes;
using static NpgsqlTypes.NpgsqlDbType;

namespace Marketplace.MigrationService;

/// <summary>The rows of what happens around orders: parcels, returns, refunds, messages, carts.</summary>
internal sealed partial class DemoStoryTables
{
    public readonly BulkTable Parcels = new(
        "orders.parcels",
        ("id", Uuid),
        ("order_id", Uuid),
        ("seller_id", Uuid),
        ("seq", Integer),
        ("number", Varchar),
        ("status", Varchar),
        ("delivery_type", Varchar),
        ("carrier_code", Varchar),
        ("carrier_name", Varchar),
        ("tracking_number", Varchar),
        ("boxes", Integer),
        ("weight_grams", Integer),
        ("desi", Integer),
        ("undelivered_reason", Varchar),
        ("created_at", TimestampTz),
        ("shipped_at", TimestampTz),
        ("delivered_at", TimestampTz),
        ("due_at", TimestampTz),
        ("last_event_seq", Integer),
        ("version", Bigint)
    );

    public readonly BulkTable ParcelLines = new(
        "orders.parcel_lines",
        ("parcel_id", Uuid),
        ("order_line_id", Uuid),
        ("quantity", Integer)
    );

    public readonly BulkTable ParcelEvents = new(
        "orders.parcel_events",
        ("parcel_id", Uuid),
        ("seq", Integer),
        ("status", Varchar),
        ("source", Varchar),
        ("actor_id", Uuid),
        ("reason", Varchar),
        ("at", TimestampTz)
    );

    public readonly BulkTable Threads = new(
        "orders.message_threads",
        ("id", Uuid),
        ("buyer_id", Uuid),
        ("seller_id", Uuid),
        ("last_seq", Integer),
        ("last_message_at", TimestampTz),
        ("buyer_read_seq", Integer),
        ("buyer_unread", Integer),
        ("buyer_announced_at", TimestampTz),
        ("seller_read_seq", Integer),
        ("seller_unread", Integer),
        ("seller_announced_at", TimestampTz),
        ("version", Bigint)
    );

    public readonly BulkTable Messages = new(
        "orders.messages",
        ("id", Uuid),
        ("thread_id", Uuid),
        ("seq", Integer),
        ("from_side", Varchar),
        ("sender_id", Uuid),
        ("body", Varchar),
        ("had_contact_data", NpgsqlDbType.Boolean),
        ("at", TimestampTz)
    );

    public readonly BulkTable InvoiceLinks = new(
        "orders.invoice_links",
        ("order_id", Uuid),
        ("seq", Integer),
        ("url", Varchar),
        ("number", Varchar),
        ("set_by", Uuid),
        ("set_at", TimestampTz)
    );

    /// <summary>The rows so far, in the order of the foreign keys; afterwards there are none.</summary>
    public IEnumerable<BulkTable> Take() =>
        new[]
        {
            Parcels,
            ParcelLines,
            ParcelEvents,
            Refunds,
            Disputes,
            Returns,
            ReturnLines,
            ReturnEvents,
            Threads,
            Messages,
            InvoiceLinks,
            Carts,
            CartItems,
            Addresses,
            Mails,
        }.Select(table => table.Take());
}
