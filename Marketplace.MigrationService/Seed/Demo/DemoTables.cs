using NpgsqlTypes;
using static NpgsqlTypes.NpgsqlDbType;

namespace Marketplace.MigrationService;

/// <summary>The rows of demo data, by table.</summary>
internal sealed class DemoTables
{
    /// <summary>What happens around orders.</summary>
    public readonly DemoStoryTables Stories = new();

    public readonly BulkTable Users = new(
        "users.users",
        ("id", Uuid),
        ("email", Varchar),
        ("email_confirmed_at", TimestampTz),
        ("password_hash", Text),
        ("display_name", Varchar),
        ("locale", Varchar),
        ("status", Varchar),
        ("roles", NpgsqlDbType.Array | Text),
        ("failed_count", Integer),
        ("security_stamp", Varchar),
        ("tos_accepted_at", TimestampTz),
        ("created_at", TimestampTz),
        ("version", Bigint)
    );

    public readonly BulkTable Sellers = new(
        "sellers.sellers",
        ("id", Uuid),
        ("slug", Varchar),
        ("name", Varchar),
        ("search_name", Varchar),
        ("description", Varchar),
        ("logo_url", Varchar),
        ("legal_name", Varchar),
        ("tax_id_cipher", Bytea),
        ("tax_id_last_four", Varchar),
        ("iban_cipher", Bytea),
        ("iban_last_four", Varchar),
        ("contact_email", Varchar),
        ("kind", Varchar),
        ("central_address", Varchar),
        ("city", Varchar),
        ("identity_verified_at", TimestampTz),
        ("accepts_cash_on_delivery", NpgsqlDbType.Boolean),
        ("status", Varchar),
        ("store_open", NpgsqlDbType.Boolean),
        ("created_at", TimestampTz),
        ("approved_at", TimestampTz),
        ("version", Bigint)
    );

    public readonly BulkTable Members = new(
        "sellers.seller_members",
        ("seller_id", Uuid),
        ("user_id", Uuid),
        ("role", Varchar),
        ("joined_at", TimestampTz)
    );

    public readonly BulkTable Storefronts = new(
        "products.storefronts",
        ("seller_id", Uuid),
        ("visibility", Varchar),
        ("updated_at", TimestampTz)
    );

    public readonly BulkTable Products = new(
        "products.products",
        ("id", Uuid),
        ("seller_id", Uuid),
        ("category_id", Uuid),
        ("slug", Varchar),
        ("title", Varchar),
        ("description", Varchar),
        ("brand", Varchar),
        ("tax_class", Varchar),
        ("status", Varchar),
        ("created_at", TimestampTz),
        ("updated_at", TimestampTz),
        ("published_at", TimestampTz),
        ("storefront", Varchar),
        ("is_over_limit", NpgsqlDbType.Boolean),
        ("stocked_variants", Integer),
        ("popularity", Integer),
        ("min_price_minor", Bigint),
        ("min_compare_at_minor", Bigint),
        ("keywords", Text),
        ("cover_key", Varchar),
        ("cover_alt", Varchar),
        ("cover_width", Integer),
        ("cover_height", Integer),
        ("version", Bigint)
    );

    public readonly BulkTable Images = new(
        "products.product_images",
        ("id", Uuid),
        ("product_id", Uuid),
        ("key", Varchar),
        ("alt", Varchar),
        ("sort", Integer),
        ("width", Integer),
        ("height", Integer),
        ("hash", Varchar),
        ("content_type", Varchar),
        ("bytes", Integer),
        ("created_at", TimestampTz)
    );

    public readonly BulkTable Variants = new(
        "products.variants",
        ("id", Uuid),
        ("product_id", Uuid),
        ("seller_id", Uuid),
        ("sku", Varchar),
        ("options", Jsonb),
        ("options_key", Text),
        ("price_minor", Bigint),
        ("compare_at_minor", Bigint),
        ("currency", NpgsqlDbType.Char),
        ("is_active", NpgsqlDbType.Boolean),
        ("created_at", TimestampTz),
        ("version", Bigint)
    );

    public readonly BulkTable StockItems = new(
        "products.stock_items",
        ("variant_id", Uuid),
        ("product_id", Uuid),
        ("seller_id", Uuid),
        ("on_hand", Integer),
        ("reserved", Integer),
        ("low_threshold", Integer),
        ("is_listed", NpgsqlDbType.Boolean),
        ("version", Bigint)
    );

    public readonly BulkTable Movements = new(
        "products.stock_movements",
        ("id", Uuid),
        ("variant_id", Uuid),
        ("delta", Integer),
        ("reason", Varchar),
        ("ref_type", Varchar),
        ("ref_id", Uuid),
        ("order_id", Uuid),
        ("on_hand_after", Integer),
        ("at", TimestampTz)
    );

    public readonly BulkTable Counters = new(
        "subscriptions.usage_counters",
        ("seller_id", Uuid),
        ("metric", Varchar),
        ("period_key", Varchar),
        ("used", Bigint),
        ("updated_at", TimestampTz)
    );

    public readonly BulkTable Subscriptions = new(
        "subscriptions.subscriptions",
        ("id", Uuid),
        ("seller_id", Uuid),
        ("payer_id", Uuid),
        ("status", Varchar),
        ("plan_code", Varchar),
        ("plan_version", Integer),
        ("created_at", TimestampTz),
        ("current_period_start", TimestampTz),
        ("current_period_end", TimestampTz),
        ("paid_until", TimestampTz),
        ("due_since", TimestampTz),
        ("grace_until", TimestampTz),
        ("period_invoice_id", Uuid),
        ("cancel_at_period_end", NpgsqlDbType.Boolean),
        ("reminders_sent", Integer),
        ("anchor_day", Integer),
        ("next_step_at", TimestampTz),
        ("version", Bigint)
    );

    public readonly BulkTable Invoices = new(
        "subscriptions.invoices",
        ("id", Uuid),
        ("number", Varchar),
        ("seller_id", Uuid),
        ("subscription_id", Uuid),
        ("purpose", Varchar),
        ("status", Varchar),
        ("plan_code", Varchar),
        ("plan_version", Integer),
        ("total_minor", Bigint),
        ("tax_minor", Bigint),
        ("currency", NpgsqlDbType.Char),
        ("issued_at", TimestampTz),
        ("due_at", TimestampTz),
        ("period_start", TimestampTz),
        ("period_end", TimestampTz),
        ("paid_at", TimestampTz),
        ("payment_id", Uuid),
        ("version", Bigint)
    );

    public readonly BulkTable InvoiceLines = new(
        "subscriptions.invoice_lines",
        ("invoice_id", Uuid),
        ("position", Integer),
        ("kind", Varchar),
        ("plan_code", Varchar),
        ("plan_version", Integer),
        ("amount_minor", Bigint)
    );

    public readonly BulkTable Purchases = new(
        "orders.purchases",
        ("id", Uuid),
        ("number", Varchar),
        ("checkout_id", Uuid),
        ("buyer_id", Uuid),
        ("payment_method", Varchar),
        ("currency", NpgsqlDbType.Char),
        ("total_minor", Bigint),
        ("created_at", TimestampTz),
        ("version", Bigint)
    );

    public readonly BulkTable Orders = new(
        "orders.orders",
        ("id", Uuid),
        ("number", Varchar),
        ("purchase_id", Uuid),
        ("seller_id", Uuid),
        ("buyer_id", Uuid),
        ("status", Varchar),
        ("payment_method", Varchar),
        ("delivery_type", Varchar),
        ("currency", NpgsqlDbType.Char),
        ("items_total_minor", Bigint),
        ("shipping_total_minor", Bigint),
        ("shipping_tax_minor", Bigint),
        ("discount_total_minor", Bigint),
        ("tax_total_minor", Bigint),
        ("total_minor", Bigint),
        ("commission_bps", Integer),
        ("commission_total_minor", Bigint),
        ("refund_promised_minor", Bigint),
        ("refunded_minor", Bigint),
        ("shipping_refunded_minor", Bigint),
        ("commission_tax_refunded_minor", Bigint),
        ("created_at", TimestampTz),
        ("placed_at", TimestampTz),
        ("paid_at", TimestampTz),
        ("shipped_at", TimestampTz),
        ("delivered_at", TimestampTz),
        ("completed_at", TimestampTz),
        ("carrier", Varchar),
        ("tracking_number", Varchar),
        ("due_at", TimestampTz),
        ("last_event_seq", Integer),
        ("address_city", Varchar),
        ("address_country", Varchar),
        ("address_district", Varchar),
        ("address_full_name", Varchar),
        ("address_line1", Varchar),
        ("address_phone", Varchar),
        ("version", Bigint)
    );

    public readonly BulkTable OrderLines = new(
        "orders.order_lines",
        ("id", Uuid),
        ("order_id", Uuid),
        ("position", Integer),
        ("variant_id", Uuid),
        ("product_id", Uuid),
        ("title", Text),
        ("sku", Text),
        ("options", Jsonb),
        ("image_key", Varchar),
        ("image_alt", Varchar),
        ("image_width", Integer),
        ("image_height", Integer),
        ("unit_price_minor", Bigint),
        ("quantity", Integer),
        ("tax_bps", Integer),
        ("discount_minor", Bigint),
        ("tax_minor", Bigint),
        ("total_minor", Bigint),
        ("commission_minor", Bigint),
        ("commission_refunded_minor", Bigint),
        ("refunded_quantity", Integer),
        ("refunded_minor", Bigint),
        ("cancelled_quantity", Integer),
        ("packed_quantity", Integer),
        ("shipped_quantity", Integer),
        ("delivered_quantity", Integer),
        ("returned_quantity", Integer),
        ("written_off_quantity", Integer)
    );

    public readonly BulkTable OrderEvents = new(
        "orders.order_events",
        ("order_id", Uuid),
        ("seq", Integer),
        ("type", Varchar),
        ("from_status", Varchar),
        ("to_status", Varchar),
        ("actor_type", Varchar),
        ("actor_id", Uuid),
        ("reason_code", Varchar),
        ("at", TimestampTz)
    );

    public readonly BulkTable Payments = new(
        "payments.payments",
        ("id", Uuid),
        ("purpose", Text),
        ("ref_id", Uuid),
        ("payer_id", Uuid),
        ("provider", Text),
        ("provider_payment_id", Text),
        ("provider_capture_id", Text),
        ("description", Text),
        ("locale", Text),
        ("amount_minor", Bigint),
        ("currency", NpgsqlDbType.Char),
        ("status", Text),
        ("accepted", NpgsqlDbType.Boolean),
        ("captured_minor", Bigint),
        ("refunded_minor", Bigint),
        ("refund_pending_minor", Bigint),
        ("expires_at", TimestampTz),
        ("close_at_provider", NpgsqlDbType.Boolean),
        ("created_at", TimestampTz),
        ("updated_at", TimestampTz),
        ("succeeded_at", TimestampTz),
        ("mismatch_at", TimestampTz),
        ("mismatch_minor", Bigint),
        ("mismatch_currency", NpgsqlDbType.Char),
        ("declines", Integer),
        ("version", Bigint)
    );

    public readonly BulkTable Entries = new(
        "ledger.entries",
        ("id", Uuid),
        ("kind", Text),
        ("ref_type", Text),
        ("ref_id", Uuid),
        ("at", TimestampTz),
        ("posting_count", Integer)
    );

    public readonly BulkTable Views = new(
        "products.product_views_daily",
        ("product_id", Uuid),
        ("day", Date),
        ("seller_id", Uuid),
        ("views", Integer),
        ("uniques", Integer)
    );

    public readonly BulkTable Postings = new(
        "ledger.postings",
        ("entry_id", Uuid),
        ("line", Integer),
        ("account_code", Text),
        ("debit_minor", Bigint),
        ("credit_minor", Bigint)
    );

    /// <summary>The rows so far, in the order of the foreign keys; afterwards there are none.</summary>
    public IReadOnlyList<BulkTable> Take() =>
        new[]
        {
            Users,
            Sellers,
            Members,
            Storefronts,
            Products,
            Images,
            Variants,
            StockItems,
            Movements,
            Views,
            Counters,
            Subscriptions,
            Invoices,
            InvoiceLines,
            Purchases,
            Orders,
            OrderLines,
            OrderEvents,
            Payments,
            Entries,
            Postings,
        }
            .Select(table => table.Take())
            .Concat(Stories.Take())
            .ToArray();
}
