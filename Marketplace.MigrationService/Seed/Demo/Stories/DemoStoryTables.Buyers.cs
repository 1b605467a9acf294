using NpgsqlTypes;
using static NpgsqlTypes.NpgsqlDbType;

namespace Marketplace.MigrationService;

/// <content>What buyers keep, and mails.</content>
internal sealed partial class DemoStoryTables
{
    public readonly BulkTable Carts = new(
        "orders.carts",
        ("id", Uuid),
        ("buyer_id", Uuid),
        ("status", Varchar),
        ("updated_at", TimestampTz),
        ("expires_at", TimestampTz),
        ("version", Bigint)
    );

    public readonly BulkTable CartItems = new(
        "orders.cart_items",
        ("cart_id", Uuid),
        ("variant_id", Uuid),
        ("quantity", Integer),
        ("is_saved", NpgsqlDbType.Boolean),
        ("price_seen_minor", Bigint),
        ("currency", NpgsqlDbType.Char),
        ("price_seen_at", TimestampTz),
        ("added_at", TimestampTz)
    );

    public readonly BulkTable Addresses = new(
        "users.user_addresses",
        ("id", Uuid),
        ("user_id", Uuid),
        ("label", Varchar),
        ("is_default", NpgsqlDbType.Boolean),
        ("created_at", TimestampTz),
        ("city", Varchar),
        ("country", Varchar),
        ("district", Varchar),
        ("full_name", Varchar),
        ("line1", Varchar),
        ("phone", Varchar),
        ("version", Bigint)
    );

    public readonly BulkTable Mails = new(
        "platform.mails",
        ("id", Uuid),
        ("\"to\"", Text),
        ("subject", Text),
        ("body", Text),
        ("priority", Smallint),
        ("attempts", Integer),
        ("created_at", TimestampTz),
        ("available_at", TimestampTz),
        ("dead_at", TimestampTz),
        ("last_error", Text)
    );
}
