using NpgsqlTypes;
using static NpgsqlTypes.NpgsqlDbType;

namespace Marketplace.MigrationService;

/// <content>Goods and money that go back.</content>
internal sealed partial class DemoStoryTables
{
    public readonly BulkTable Returns = new(
        "orders.returns",
        ("id", Uuid),
        ("number", Varchar),
        ("order_id", Uuid),
        ("seller_id", Uuid),
        ("buyer_id", Uuid),
        ("kind", Varchar),
        ("status", Varchar),
        ("currency", NpgsqlDbType.Char),
        ("return_code", Varchar),
        ("carrier", Varchar),
        ("tracking_number", Varchar),
        ("requested_at", TimestampTz),
        ("due_at", TimestampTz),
        ("received_at", TimestampTz),
        ("accepted_at", TimestampTz),
        ("refund_minor", Bigint),
        ("refund_id", Uuid),
        ("refunded_at", TimestampTz),
        ("iban_cipher", Bytea),
        ("iban_last_four", Varchar),
        ("bank_reference", Varchar),
        ("last_event_seq", Integer),
        ("version", Bigint)
    );

    public readonly BulkTable ReturnLines = new(
        "orders.return_lines",
        ("return_id", Uuid),
        ("order_line_id", Uuid),
        ("position", Integer),
        ("quantity", Integer),
        ("reason_code", Varchar),
        ("note", Varchar),
        ("accepted_quantity", Integer),
        ("resellable_quantity", Integer),
        ("amount_minor", Bigint)
    );

    public readonly BulkTable ReturnEvents = new(
        "orders.return_events",
        ("return_id", Uuid),
        ("seq", Integer),
        ("type", Varchar),
        ("from_status", Varchar),
        ("to_status", Varchar),
        ("actor_type", Varchar),
        ("actor_id", Uuid),
        ("reason_code", Varchar),
        ("note", Varchar),
        ("at", TimestampTz)
    );

    public readonly BulkTable Refunds = new(
        "payments.refunds",
        ("id", Uuid),
        ("payment_id", Uuid),
        ("order_id", Uuid),
        ("amount_minor", Bigint),
        ("currency", NpgsqlDbType.Char),
        ("reason", Text),
        ("lines", Jsonb),
        ("commission_minor", Bigint),
        ("commission_tax_minor", Bigint),
        ("status", Text),
        ("provider_refund_id", Text),
        ("last_error", Text),
        ("made_at_provider", NpgsqlDbType.Boolean),
        ("refusals", Integer),
        ("refusals_forgiven", Integer),
        ("returns", Integer),
        ("created_at", TimestampTz),
        ("finished_at", TimestampTz),
        ("version", Bigint)
    );

    public readonly BulkTable Disputes = new(
        "payments.disputes",
        ("id", Uuid),
        ("payment_id", Uuid),
        ("provider", Text),
        ("provider_dispute_id", Text),
        ("amount_minor", Bigint),
        ("currency", NpgsqlDbType.Char),
        ("status", Text),
        ("reason", Text),
        ("respond_by", TimestampTz),
        ("created_at", TimestampTz),
        ("version", Bigint)
    );
}
