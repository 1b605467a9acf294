using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Marketplace.MigrationService.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "ledger");

            migrationBuilder.EnsureSchema(
                name: "platform");

            migrationBuilder.EnsureSchema(
                name: "products");

            migrationBuilder.EnsureSchema(
                name: "orders");

            migrationBuilder.EnsureSchema(
                name: "analytics");

            migrationBuilder.EnsureSchema(
                name: "subscriptions");

            migrationBuilder.EnsureSchema(
                name: "notifications");

            migrationBuilder.EnsureSchema(
                name: "users");

            migrationBuilder.EnsureSchema(
                name: "payments");

            migrationBuilder.EnsureSchema(
                name: "sellers");

            migrationBuilder.CreateTable(
                name: "accounts",
                schema: "ledger",
                columns: table => new
                {
                    code = table.Column<string>(type: "text", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: true),
                    currency = table.Column<string>(type: "char(3)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accounts", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "audit_entries",
                schema: "platform",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    action = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    object_type = table.Column<string>(type: "text", nullable: false),
                    object_id = table.Column<string>(type: "text", nullable: false),
                    before = table.Column<string>(type: "jsonb", nullable: true),
                    after = table.Column<string>(type: "jsonb", nullable: true),
                    request_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    ip = table.Column<string>(type: "character varying(45)", maxLength: 45, nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "categories",
                schema: "products",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    slug = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    name_tr = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    name_en = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    sort = table.Column<int>(type: "integer", nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_categories", x => x.id);
                    table.CheckConstraint("ck_categories_not_own_parent", "parent_id <> id");
                    table.ForeignKey(
                        name: "fk_categories_categories_parent_id",
                        column: x => x.parent_id,
                        principalSchema: "products",
                        principalTable: "categories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "checkouts",
                schema: "orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    buyer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    status = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    currency = table.Column<string>(type: "char(3)", nullable: false),
                    payment_method = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    lines = table.Column<string>(type: "jsonb", nullable: false),
                    deliveries = table.Column<string>(type: "jsonb", nullable: false),
                    accepts_price_changes = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    purchase_id = table.Column<Guid>(type: "uuid", nullable: true),
                    address_city = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    address_country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    address_district = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    address_full_name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    address_line1 = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    address_line2 = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    address_phone = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    address_postal_code = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_checkouts", x => x.id);
                    table.CheckConstraint("ck_checkouts_purchase", "(status = 'Completed') = (purchase_id IS NOT NULL)");
                });

            migrationBuilder.CreateTable(
                name: "days_to_roll_up",
                schema: "analytics",
                columns: table => new
                {
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    currency = table.Column<string>(type: "char(3)", nullable: false),
                    marked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_days_to_roll_up", x => new { x.seller_id, x.day, x.currency });
                });

            migrationBuilder.CreateTable(
                name: "deliveries",
                schema: "platform",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    consumer = table.Column<string>(type: "text", nullable: false),
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    payload = table.Column<string>(type: "text", nullable: false),
                    trace_parent = table.Column<string>(type: "text", nullable: true),
                    occurred_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    available_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    dead_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_error = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deliveries", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "entries",
                schema: "ledger",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    ref_type = table.Column<string>(type: "text", nullable: false),
                    ref_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false, defaultValue: 1),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    posting_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "idempotency_records",
                schema: "platform",
                columns: table => new
                {
                    principal = table.Column<string>(type: "text", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    fingerprint = table.Column<byte[]>(type: "bytea", nullable: false),
                    status = table.Column<int>(type: "integer", nullable: false),
                    headers = table.Column<string>(type: "text", nullable: true),
                    body = table.Column<byte[]>(type: "bytea", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_idempotency_records", x => new { x.principal, x.key });
                });

            migrationBuilder.CreateTable(
                name: "inbox_messages",
                schema: "platform",
                columns: table => new
                {
                    consumer = table.Column<string>(type: "text", nullable: false),
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    handled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inbox_messages", x => new { x.consumer, x.message_id });
                });

            migrationBuilder.CreateTable(
                name: "invoice_sequences",
                schema: "subscriptions",
                columns: table => new
                {
                    year = table.Column<int>(type: "integer", nullable: false),
                    last = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invoice_sequences", x => x.year);
                });

            migrationBuilder.CreateTable(
                name: "job_runs",
                schema: "platform",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    outcome = table.Column<string>(type: "text", nullable: false),
                    detail = table.Column<string>(type: "text", nullable: true),
                    leader = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_job_runs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "mails",
                schema: "platform",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    to = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    available_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    dead_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_error = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mails", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "notification_preferences",
                schema: "notifications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_mails = table.Column<bool>(type: "boolean", nullable: false),
                    store_mails = table.Column<bool>(type: "boolean", nullable: false),
                    payment_mails = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notification_preferences", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "notifications",
                schema: "notifications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    template = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    @params = table.Column<string>(name: "params", type: "jsonb", nullable: false),
                    emailed = table.Column<bool>(type: "boolean", nullable: false),
                    dedupe_key = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notifications", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "one_time_tokens",
                schema: "users",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    purpose = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    new_email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_one_time_tokens", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "order_facts",
                schema: "analytics",
                columns: table => new
                {
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    buyer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    currency = table.Column<string>(type: "char(3)", nullable: false),
                    total_minor = table.Column<long>(type: "bigint", nullable: false),
                    shipping_minor = table.Column<long>(type: "bigint", nullable: false),
                    refunded_minor = table.Column<long>(type: "bigint", nullable: false),
                    units = table.Column<int>(type: "integer", nullable: false),
                    placed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    delivered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    called_off_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    is_seller_fault = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_order_facts", x => x.order_id);
                    table.CheckConstraint("ck_order_facts_money", "total_minor >= 0 AND shipping_minor >= 0 AND refunded_minor >= 0 AND units >= 0");
                });

            migrationBuilder.CreateTable(
                name: "order_line_facts",
                schema: "analytics",
                columns: table => new
                {
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    product_id = table.Column<Guid>(type: "uuid", nullable: false),
                    variant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    quantity = table.Column<int>(type: "integer", nullable: false),
                    unit_price_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_order_line_facts", x => new { x.order_id, x.position });
                    table.CheckConstraint("ck_order_line_facts_quantity", "quantity > 0 AND unit_price_minor >= 0");
                });

            migrationBuilder.CreateTable(
                name: "order_refunds",
                schema: "analytics",
                columns: table => new
                {
                    refund_id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "char(3)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_order_refunds", x => x.refund_id);
                    table.CheckConstraint("ck_order_refunds_amount", "amount_minor > 0");
                });

            migrationBuilder.CreateTable(
                name: "outbox_messages",
                schema: "platform",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    payload = table.Column<string>(type: "text", nullable: false),
                    trace_parent = table.Column<string>(type: "text", nullable: true),
                    occurred_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    available_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    dead_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_error = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox_messages", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "payments",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    purpose = table.Column<string>(type: "text", nullable: false),
                    ref_id = table.Column<Guid>(type: "uuid", nullable: false),
                    payer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    provider = table.Column<string>(type: "text", nullable: false),
                    provider_payment_id = table.Column<string>(type: "text", nullable: true),
                    provider_capture_id = table.Column<string>(type: "text", nullable: true),
                    description = table.Column<string>(type: "text", nullable: false),
                    locale = table.Column<string>(type: "text", nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "char(3)", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    accepted = table.Column<bool>(type: "boolean", nullable: false),
                    captured_minor = table.Column<long>(type: "bigint", nullable: false),
                    refunded_minor = table.Column<long>(type: "bigint", nullable: false),
                    refund_pending_minor = table.Column<long>(type: "bigint", nullable: false),
                    failure_code = table.Column<string>(type: "text", nullable: true),
                    declines = table.Column<int>(type: "integer", nullable: false),
                    mismatch_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    mismatch_minor = table.Column<long>(type: "bigint", nullable: true),
                    mismatch_currency = table.Column<string>(type: "char(3)", nullable: true),
                    mismatch_resolved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    checkout_url = table.Column<string>(type: "text", nullable: true),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    close_at_provider = table.Column<bool>(type: "boolean", nullable: false),
                    poll_after = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    succeeded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payments", x => x.id);
                    table.CheckConstraint("ck_payments_accepted", "NOT accepted OR captured_minor = amount_minor");
                    table.CheckConstraint("ck_payments_amount", "amount_minor > 0");
                    table.CheckConstraint("ck_payments_refunded", "refunded_minor >= 0 AND refund_pending_minor >= 0 AND refunded_minor + refund_pending_minor <= captured_minor AND captured_minor <= amount_minor");
                });

            migrationBuilder.CreateTable(
                name: "plans",
                schema: "subscriptions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name_tr = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    name_en = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    sort = table.Column<int>(type: "integer", nullable: false),
                    active = table.Column<bool>(type: "boolean", nullable: false),
                    latest_version = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plans", x => x.id);
                    table.UniqueConstraint("ux_plans_code", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "popular_seller_snapshots",
                schema: "analytics",
                columns: table => new
                {
                    window_days = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    computed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    currency = table.Column<string>(type: "char(3)", nullable: false),
                    order_cap_minor = table.Column<long>(type: "bigint", nullable: false),
                    rows = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_popular_seller_snapshots", x => new { x.window_days, x.version });
                });

            migrationBuilder.CreateTable(
                name: "product_looks",
                schema: "products",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    product_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    is_first = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_product_looks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "product_views_daily",
                schema: "products",
                columns: table => new
                {
                    product_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    views = table.Column<int>(type: "integer", nullable: false),
                    uniques = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_product_views_daily", x => new { x.product_id, x.day });
                });

            migrationBuilder.CreateTable(
                name: "protection_keys",
                schema: "platform",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    xml = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_protection_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "purchases",
                schema: "orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(13)", maxLength: 13, nullable: false),
                    checkout_id = table.Column<Guid>(type: "uuid", nullable: false),
                    buyer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    payment_method = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    currency = table.Column<string>(type: "char(3)", nullable: false),
                    total_minor = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_purchases", x => x.id);
                    table.CheckConstraint("ck_purchases_total", "total_minor >= 0");
                });

            migrationBuilder.CreateTable(
                name: "reconciliation_findings",
                schema: "payments",
                columns: table => new
                {
                    provider = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    detail = table.Column<string>(type: "text", nullable: false),
                    found_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reconciliation_findings", x => new { x.provider, x.subject });
                });

            migrationBuilder.CreateTable(
                name: "refresh_requests",
                schema: "analytics",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_refresh_requests", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "refunds",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    payment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: true),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "char(3)", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    lines = table.Column<string>(type: "jsonb", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    status = table.Column<string>(type: "text", nullable: false),
                    provider_refund_id = table.Column<string>(type: "text", nullable: true),
                    refusals = table.Column<int>(type: "integer", nullable: false),
                    returns = table.Column<int>(type: "integer", nullable: false),
                    returned_provider_refund_id = table.Column<string>(type: "text", nullable: true),
                    refusals_forgiven = table.Column<int>(type: "integer", nullable: false),
                    last_error = table.Column<string>(type: "text", nullable: true),
                    next_attempt_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_refunds", x => x.id);
                    table.CheckConstraint("ck_refunds_amount", "amount_minor > 0");
                });

            migrationBuilder.CreateTable(
                name: "reservations",
                schema: "products",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    checkout_id = table.Column<Guid>(type: "uuid", nullable: false),
                    variant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    quantity = table.Column<int>(type: "integer", nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reservations", x => x.id);
                    table.CheckConstraint("ck_reservations_quantity", "quantity > 0");
                });

            migrationBuilder.CreateTable(
                name: "seller_daily",
                schema: "analytics",
                columns: table => new
                {
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    currency = table.Column<string>(type: "char(3)", nullable: false),
                    orders = table.Column<int>(type: "integer", nullable: false),
                    units = table.Column<long>(type: "bigint", nullable: false),
                    gross_minor = table.Column<long>(type: "bigint", nullable: false),
                    refunds_minor = table.Column<long>(type: "bigint", nullable: false),
                    buyers = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seller_daily", x => new { x.seller_id, x.day, x.currency });
                });

            migrationBuilder.CreateTable(
                name: "sellers",
                schema: "sellers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    search_name = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: false, collation: "C"),
                    description = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    legal_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    tax_id_cipher = table.Column<byte[]>(type: "bytea", nullable: true),
                    tax_id_last_four = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: true),
                    iban_cipher = table.Column<byte[]>(type: "bytea", nullable: true),
                    iban_last_four = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: true),
                    contact_email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    phone = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    address = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    logo_url = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    accepts_cash_on_delivery = table.Column<bool>(type: "boolean", nullable: false),
                    status = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    status_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    store_open = table.Column<bool>(type: "boolean", nullable: false),
                    closed_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    commission_bps_override = table.Column<int>(type: "integer", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    approved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sellers", x => x.id);
                    table.CheckConstraint("ck_sellers_closed_until", "closed_until IS NULL OR NOT store_open");
                    table.CheckConstraint("ck_sellers_commission", "commission_bps_override BETWEEN 0 AND 10000");
                    table.CheckConstraint("ck_sellers_complete", "status IN ('Draft', 'Closed') OR (legal_name IS NOT NULL AND tax_id_cipher IS NOT NULL AND iban_cipher IS NOT NULL)");
                    table.CheckConstraint("ck_sellers_name", "length(btrim(name)) >= 2");
                    table.CheckConstraint("ck_sellers_slug", "slug ~ '^[a-z0-9](-?[a-z0-9]){2,39}$'");
                });

            migrationBuilder.CreateTable(
                name: "sessions",
                schema: "users",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    family_id = table.Column<Guid>(type: "uuid", nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    successor_cipher = table.Column<byte[]>(type: "bytea", nullable: true),
                    rotated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    signed_in_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    end_reason = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: true),
                    ip = table.Column<string>(type: "character varying(45)", maxLength: 45, nullable: true),
                    user_agent = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sessions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "stock_items",
                schema: "products",
                columns: table => new
                {
                    variant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    product_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on_hand = table.Column<int>(type: "integer", nullable: false),
                    reserved = table.Column<int>(type: "integer", nullable: false),
                    low_threshold = table.Column<int>(type: "integer", nullable: false),
                    is_listed = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stock_items", x => x.variant_id);
                    table.CheckConstraint("ck_stock_items_units", "on_hand >= 0 AND reserved >= 0 AND reserved <= on_hand");
                });

            migrationBuilder.CreateTable(
                name: "stock_movements",
                schema: "products",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    variant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    delta = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    ref_type = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    ref_id = table.Column<Guid>(type: "uuid", nullable: true),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    note = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    on_hand_after = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stock_movements", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "storefronts",
                schema: "products",
                columns: table => new
                {
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    visibility = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_storefronts", x => x.seller_id);
                });

            migrationBuilder.CreateTable(
                name: "usage_counters",
                schema: "subscriptions",
                columns: table => new
                {
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    metric = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    period_key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    used = table.Column<long>(type: "bigint", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_usage_counters", x => new { x.seller_id, x.metric, x.period_key });
                    table.CheckConstraint("ck_usage_counters_used", "used >= 0");
                });

            migrationBuilder.CreateTable(
                name: "usage_events",
                schema: "subscriptions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    metric = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    period_key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    quantity = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_usage_events", x => x.id);
                    table.CheckConstraint("ck_usage_events_quantity", "quantity > 0");
                });

            migrationBuilder.CreateTable(
                name: "usage_warnings",
                schema: "subscriptions",
                columns: table => new
                {
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    metric = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    period_key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    percent = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_usage_warnings", x => new { x.seller_id, x.metric, x.period_key, x.percent });
                });

            migrationBuilder.CreateTable(
                name: "users",
                schema: "users",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    email_confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    password_hash = table.Column<string>(type: "text", nullable: false),
                    display_name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    phone = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    locale = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    status = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    roles = table.Column<string[]>(type: "text[]", nullable: false),
                    failed_count = table.Column<int>(type: "integer", nullable: false),
                    locked_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    security_stamp = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    tos_accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_users", x => x.id);
                    table.CheckConstraint("ck_users_email_normalised", "email !~ '[A-Z ]'");
                    table.CheckConstraint("ck_users_failed_count", "failed_count >= 0");
                    table.CheckConstraint("ck_users_locale", "locale IN ('tr', 'en')");
                });

            migrationBuilder.CreateTable(
                name: "webhook_inbox",
                schema: "payments",
                columns: table => new
                {
                    provider = table.Column<string>(type: "text", nullable: false),
                    event_id = table.Column<string>(type: "text", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    object_id = table.Column<string>(type: "text", nullable: true),
                    payment_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at_provider = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    payload = table.Column<string>(type: "jsonb", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    next_attempt_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_error = table.Column<string>(type: "text", nullable: true),
                    handled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhook_inbox", x => new { x.provider, x.event_id });
                });

            migrationBuilder.CreateTable(
                name: "products",
                schema: "products",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    category_id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    title = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    description = table.Column<string>(type: "character varying(5000)", maxLength: 5000, nullable: false),
                    brand = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    tax_class = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    moderated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    moderation_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    storefront = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    is_over_limit = table.Column<bool>(type: "boolean", nullable: false),
                    visibility = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, computedColumnSql: "CASE WHEN moderated_at IS NOT NULL THEN 'Moderated' WHEN storefront <> 'None' THEN storefront WHEN is_over_limit THEN 'OverLimit' ELSE 'None' END", stored: true),
                    stocked_variants = table.Column<int>(type: "integer", nullable: false),
                    in_stock = table.Column<bool>(type: "boolean", nullable: false, computedColumnSql: "stocked_variants > 0", stored: true),
                    popularity = table.Column<int>(type: "integer", nullable: false),
                    min_price_minor = table.Column<long>(type: "bigint", nullable: true),
                    min_compare_at_minor = table.Column<long>(type: "bigint", nullable: true),
                    cover_key = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true),
                    keywords = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_products", x => x.id);
                    table.CheckConstraint("ck_products_active_has_price", "status <> 'Active' OR min_price_minor IS NOT NULL");
                    table.CheckConstraint("ck_products_stocked_variants", "stocked_variants >= 0");
                    table.CheckConstraint("ck_products_storefront", "storefront IN ('None', 'SellerSuspended', 'StoreClosed')");
                    table.CheckConstraint("ck_products_title", "length(btrim(title)) >= 3");
                    table.ForeignKey(
                        name: "fk_products_category",
                        column: x => x.category_id,
                        principalSchema: "products",
                        principalTable: "categories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "postings",
                schema: "ledger",
                columns: table => new
                {
                    entry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    account_code = table.Column<string>(type: "text", nullable: false),
                    debit_minor = table.Column<long>(type: "bigint", nullable: false),
                    credit_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_postings", x => new { x.entry_id, x.line });
                    table.CheckConstraint("ck_postings_one_side", "debit_minor >= 0 AND credit_minor >= 0 AND (debit_minor = 0) <> (credit_minor = 0)");
                    table.ForeignKey(
                        name: "fk_postings_accounts_account_code",
                        column: x => x.account_code,
                        principalSchema: "ledger",
                        principalTable: "accounts",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_postings_entries_entry_id",
                        column: x => x.entry_id,
                        principalSchema: "ledger",
                        principalTable: "entries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "payment_attempts",
                schema: "payments",
                columns: table => new
                {
                    payment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    outcome = table.Column<string>(type: "text", nullable: false),
                    error = table.Column<string>(type: "text", nullable: true),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_attempts", x => new { x.payment_id, x.number });
                    table.ForeignKey(
                        name: "fk_payment_attempts_payment_payment_id",
                        column: x => x.payment_id,
                        principalSchema: "payments",
                        principalTable: "payments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_versions",
                schema: "subscriptions",
                columns: table => new
                {
                    plan_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    price_minor = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "char(3)", nullable: false),
                    period = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    limits = table.Column<string>(type: "jsonb", nullable: false),
                    analytics_days = table.Column<int>(type: "integer", nullable: false),
                    features = table.Column<string[]>(type: "text[]", nullable: false),
                    commission_bps = table.Column<int>(type: "integer", nullable: false),
                    effective_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_versions", x => new { x.plan_code, x.version });
                    table.CheckConstraint("ck_plan_versions_commission", "commission_bps between 0 and 10000");
                    table.CheckConstraint("ck_plan_versions_price", "price_minor >= 0");
                    table.ForeignKey(
                        name: "fk_plan_versions_plans_plan_code",
                        column: x => x.plan_code,
                        principalSchema: "subscriptions",
                        principalTable: "plans",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "orders",
                schema: "orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(13)", maxLength: 13, nullable: false),
                    purchase_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    buyer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    status = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    payment_method = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    delivery_type = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    currency = table.Column<string>(type: "char(3)", nullable: false),
                    items_total_minor = table.Column<long>(type: "bigint", nullable: false),
                    shipping_total_minor = table.Column<long>(type: "bigint", nullable: false),
                    shipping_tax_minor = table.Column<long>(type: "bigint", nullable: false),
                    discount_total_minor = table.Column<long>(type: "bigint", nullable: false),
                    tax_total_minor = table.Column<long>(type: "bigint", nullable: false),
                    total_minor = table.Column<long>(type: "bigint", nullable: false),
                    commission_bps = table.Column<int>(type: "integer", nullable: true),
                    commission_total_minor = table.Column<long>(type: "bigint", nullable: false),
                    refund_promised_minor = table.Column<long>(type: "bigint", nullable: false),
                    refunded_minor = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    placed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    paid_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    shipped_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    delivered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    completed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    cancel_requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    carrier = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    tracking_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_event_seq = table.Column<int>(type: "integer", nullable: false),
                    address_city = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    address_country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    address_district = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    address_full_name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    address_line1 = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    address_line2 = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    address_phone = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    address_postal_code = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_orders", x => x.id);
                    table.CheckConstraint("ck_orders_commission", "commission_total_minor >= 0 AND commission_bps BETWEEN 0 AND 10000");
                    table.CheckConstraint("ck_orders_money", "total_minor >= 0 AND items_total_minor >= 0 AND shipping_total_minor >= 0 AND discount_total_minor >= 0 AND tax_total_minor >= 0");
                    table.CheckConstraint("ck_orders_refund", "refunded_minor >= 0 AND refunded_minor <= refund_promised_minor AND refund_promised_minor <= total_minor");
                    table.CheckConstraint("ck_orders_total", "total_minor = items_total_minor + shipping_total_minor - discount_total_minor");
                    table.ForeignKey(
                        name: "fk_orders_purchase_purchase_id",
                        column: x => x.purchase_id,
                        principalSchema: "orders",
                        principalTable: "purchases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "seller_members",
                schema: "sellers",
                columns: table => new
                {
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    joined_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    left_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seller_members", x => new { x.seller_id, x.user_id });
                    table.ForeignKey(
                        name: "fk_seller_members_sellers_seller_id",
                        column: x => x.seller_id,
                        principalSchema: "sellers",
                        principalTable: "sellers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "product_images",
                schema: "products",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    product_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    alt = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    sort = table.Column<int>(type: "integer", nullable: false),
                    width = table.Column<int>(type: "integer", nullable: false),
                    height = table.Column<int>(type: "integer", nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    content_type = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    bytes = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_product_images", x => x.id);
                    table.ForeignKey(
                        name: "fk_product_images_products_product_id",
                        column: x => x.product_id,
                        principalSchema: "products",
                        principalTable: "products",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "variants",
                schema: "products",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    product_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sku = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    options = table.Column<string>(type: "jsonb", nullable: false),
                    options_key = table.Column<string>(type: "text", nullable: false),
                    price_minor = table.Column<long>(type: "bigint", nullable: false),
                    compare_at_minor = table.Column<long>(type: "bigint", nullable: true),
                    currency = table.Column<string>(type: "char(3)", nullable: false),
                    weight_grams = table.Column<int>(type: "integer", nullable: true),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_variants", x => x.id);
                    table.CheckConstraint("ck_variants_compare_at", "compare_at_minor > price_minor AND compare_at_minor <= 1000000000000000");
                    table.CheckConstraint("ck_variants_price", "price_minor BETWEEN 50 AND 1000000000000000");
                    table.ForeignKey(
                        name: "fk_variants_products_product_id",
                        column: x => x.product_id,
                        principalSchema: "products",
                        principalTable: "products",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "subscriptions",
                schema: "subscriptions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    payer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    plan_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    plan_version = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    current_period_start = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    current_period_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    anchor_day = table.Column<int>(type: "integer", nullable: true),
                    paid_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    cancel_at_period_end = table.Column<bool>(type: "boolean", nullable: false),
                    pending_plan_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    pending_plan_version = table.Column<int>(type: "integer", nullable: true),
                    pending_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    pending_invoice_id = table.Column<Guid>(type: "uuid", nullable: true),
                    pending_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    period_invoice_id = table.Column<Guid>(type: "uuid", nullable: true),
                    due_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    grace_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reminders_sent = table.Column<int>(type: "integer", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    next_step_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_subscriptions", x => x.id);
                    table.CheckConstraint("ck_subscriptions_due", "(status IN ('PastDue', 'Suspended')) <= (due_since IS NOT NULL)");
                    table.CheckConstraint("ck_subscriptions_pending", "(pending_plan_code IS NULL) = (pending_from IS NULL AND pending_invoice_id IS NULL)");
                    table.CheckConstraint("ck_subscriptions_period", "(current_period_start IS NULL) = (current_period_end IS NULL) AND current_period_start < current_period_end AND paid_until >= current_period_end");
                    table.ForeignKey(
                        name: "fk_subscriptions_plan_versions_plan_code_plan_version",
                        columns: x => new { x.plan_code, x.plan_version },
                        principalSchema: "subscriptions",
                        principalTable: "plan_versions",
                        principalColumns: new[] { "plan_code", "version" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "order_events",
                schema: "orders",
                columns: table => new
                {
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seq = table.Column<int>(type: "integer", nullable: false),
                    type = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    from_status = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    to_status = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    actor_type = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_order_events", x => new { x.order_id, x.seq });
                    table.ForeignKey(
                        name: "fk_order_events_orders_order_id",
                        column: x => x.order_id,
                        principalSchema: "orders",
                        principalTable: "orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "order_lines",
                schema: "orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    variant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    product_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    sku = table.Column<string>(type: "text", nullable: false),
                    options = table.Column<string>(type: "jsonb", nullable: false),
                    unit_price_minor = table.Column<long>(type: "bigint", nullable: false),
                    quantity = table.Column<int>(type: "integer", nullable: false),
                    tax_bps = table.Column<int>(type: "integer", nullable: false),
                    discount_minor = table.Column<long>(type: "bigint", nullable: false),
                    tax_minor = table.Column<long>(type: "bigint", nullable: false),
                    total_minor = table.Column<long>(type: "bigint", nullable: false),
                    commission_minor = table.Column<long>(type: "bigint", nullable: false),
                    refunded_quantity = table.Column<int>(type: "integer", nullable: false),
                    refunded_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_order_lines", x => x.id);
                    table.CheckConstraint("ck_order_lines_quantity", "quantity > 0 AND refunded_quantity BETWEEN 0 AND quantity");
                    table.CheckConstraint("ck_order_lines_refund", "refunded_minor BETWEEN 0 AND total_minor");
                    table.CheckConstraint("ck_order_lines_tax", "tax_minor BETWEEN 0 AND total_minor");
                    table.CheckConstraint("ck_order_lines_total", "total_minor = unit_price_minor * quantity - discount_minor AND total_minor >= 0 AND discount_minor >= 0");
                    table.ForeignKey(
                        name: "fk_order_lines_orders_order_id",
                        column: x => x.order_id,
                        principalSchema: "orders",
                        principalTable: "orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "invoices",
                schema: "subscriptions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subscription_id = table.Column<Guid>(type: "uuid", nullable: false),
                    purpose = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    plan_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    plan_version = table.Column<int>(type: "integer", nullable: false),
                    total_minor = table.Column<long>(type: "bigint", nullable: false),
                    tax_minor = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "char(3)", nullable: false),
                    issued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    period_start = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    period_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    paid_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    payment_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invoices", x => x.id);
                    table.CheckConstraint("ck_invoices_amounts", "total_minor >= 0 AND tax_minor BETWEEN 0 AND total_minor");
                    table.CheckConstraint("ck_invoices_paid", "(status = 'Paid') = (paid_at IS NOT NULL) AND (status <> 'Paid' OR (period_start IS NOT NULL AND period_end > period_start))");
                    table.ForeignKey(
                        name: "fk_invoices_subscription_subscription_id",
                        column: x => x.subscription_id,
                        principalSchema: "subscriptions",
                        principalTable: "subscriptions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "invoice_lines",
                schema: "subscriptions",
                columns: table => new
                {
                    invoice_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    plan_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    plan_version = table.Column<int>(type: "integer", nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invoice_lines", x => new { x.invoice_id, x.position });
                    table.ForeignKey(
                        name: "fk_invoice_lines_invoices_invoice_id",
                        column: x => x.invoice_id,
                        principalSchema: "subscriptions",
                        principalTable: "invoices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_accounts_seller_id",
                schema: "ledger",
                table: "accounts",
                column: "seller_id",
                filter: "seller_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_action_id",
                schema: "platform",
                table: "audit_entries",
                columns: new[] { "action", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_actor_id_id",
                schema: "platform",
                table: "audit_entries",
                columns: new[] { "actor_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_object_type_object_id_id",
                schema: "platform",
                table: "audit_entries",
                columns: new[] { "object_type", "object_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_categories_parent_id",
                schema: "products",
                table: "categories",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "ux_categories_slug",
                schema: "products",
                table: "categories",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_checkouts_buyer_id",
                schema: "orders",
                table: "checkouts",
                column: "buyer_id");

            migrationBuilder.CreateIndex(
                name: "ix_checkouts_open",
                schema: "orders",
                table: "checkouts",
                column: "expires_at",
                filter: "status = 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_days_to_roll_up_marked_at",
                schema: "analytics",
                table: "days_to_roll_up",
                column: "marked_at");

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_consumer_message_id",
                schema: "platform",
                table: "deliveries",
                columns: new[] { "consumer", "message_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_consumer_seq",
                schema: "platform",
                table: "deliveries",
                columns: new[] { "consumer", "seq" },
                filter: "dead_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_consumer_subject_seq",
                schema: "platform",
                table: "deliveries",
                columns: new[] { "consumer", "subject", "seq" },
                filter: "dead_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_entries_kind_ref_id_number",
                schema: "ledger",
                table: "entries",
                columns: new[] { "kind", "ref_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_idempotency_records_expires_at",
                schema: "platform",
                table: "idempotency_records",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_inbox_messages_handled_at",
                schema: "platform",
                table: "inbox_messages",
                column: "handled_at");

            migrationBuilder.CreateIndex(
                name: "ix_invoices_number",
                schema: "subscriptions",
                table: "invoices",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_invoices_seller_id_id",
                schema: "subscriptions",
                table: "invoices",
                columns: new[] { "seller_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_invoices_subscription_id",
                schema: "subscriptions",
                table: "invoices",
                column: "subscription_id");

            migrationBuilder.CreateIndex(
                name: "ix_job_runs_name_started_at",
                schema: "platform",
                table: "job_runs",
                columns: new[] { "name", "started_at" });

            migrationBuilder.CreateIndex(
                name: "ix_job_runs_started_at",
                schema: "platform",
                table: "job_runs",
                column: "started_at");

            migrationBuilder.CreateIndex(
                name: "ix_mails_available_at",
                schema: "platform",
                table: "mails",
                column: "available_at",
                filter: "sent_at IS NULL AND dead_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_notifications_created_at",
                schema: "notifications",
                table: "notifications",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_notifications_user_id_id",
                schema: "notifications",
                table: "notifications",
                columns: new[] { "user_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_notifications_dedupe_key",
                schema: "notifications",
                table: "notifications",
                column: "dedupe_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_one_time_tokens_expires_at",
                schema: "users",
                table: "one_time_tokens",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_one_time_tokens_token_hash",
                schema: "users",
                table: "one_time_tokens",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_one_time_tokens_user_id_purpose_created_at",
                schema: "users",
                table: "one_time_tokens",
                columns: new[] { "user_id", "purpose", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_order_facts_called_off_at",
                schema: "analytics",
                table: "order_facts",
                column: "called_off_at",
                filter: "is_seller_fault");

            migrationBuilder.CreateIndex(
                name: "ix_order_facts_delivered_at",
                schema: "analytics",
                table: "order_facts",
                column: "delivered_at",
                filter: "delivered_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_order_facts_placed_at",
                schema: "analytics",
                table: "order_facts",
                column: "placed_at");

            migrationBuilder.CreateIndex(
                name: "ix_order_facts_seller_id_buyer_id_placed_at",
                schema: "analytics",
                table: "order_facts",
                columns: new[] { "seller_id", "buyer_id", "placed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_order_facts_seller_id_placed_at",
                schema: "analytics",
                table: "order_facts",
                columns: new[] { "seller_id", "placed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_order_lines_order_id_position",
                schema: "orders",
                table: "order_lines",
                columns: new[] { "order_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_order_lines_product_id",
                schema: "orders",
                table: "order_lines",
                column: "product_id");

            migrationBuilder.CreateIndex(
                name: "ix_order_refunds_order_id",
                schema: "analytics",
                table: "order_refunds",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_orders_buyer_id_created_at_id",
                schema: "orders",
                table: "orders",
                columns: new[] { "buyer_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_orders_created_at_id",
                schema: "orders",
                table: "orders",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_orders_due_at_id",
                schema: "orders",
                table: "orders",
                columns: new[] { "due_at", "id" },
                filter: "due_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_orders_purchase_id",
                schema: "orders",
                table: "orders",
                column: "purchase_id");

            migrationBuilder.CreateIndex(
                name: "ix_orders_seller_id_created_at_id",
                schema: "orders",
                table: "orders",
                columns: new[] { "seller_id", "created_at", "id" },
                filter: "placed_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_orders_seller_id_status_created_at_id",
                schema: "orders",
                table: "orders",
                columns: new[] { "seller_id", "status", "created_at", "id" },
                filter: "placed_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_orders_status_created_at_id",
                schema: "orders",
                table: "orders",
                columns: new[] { "status", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_orders_number",
                schema: "orders",
                table: "orders",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outbox_due",
                schema: "platform",
                table: "outbox_messages",
                column: "seq",
                filter: "published_at IS NULL AND dead_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_messages_dead_at",
                schema: "platform",
                table: "outbox_messages",
                column: "dead_at",
                filter: "dead_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_messages_id",
                schema: "platform",
                table: "outbox_messages",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outbox_messages_published_at",
                schema: "platform",
                table: "outbox_messages",
                column: "published_at",
                filter: "published_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_subject_due",
                schema: "platform",
                table: "outbox_messages",
                columns: new[] { "subject", "seq" },
                filter: "published_at IS NULL AND dead_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_payments_due",
                schema: "payments",
                table: "payments",
                column: "expires_at",
                filter: "close_at_provider OR status IN ('Created', 'RequiresAction', 'Processing')");

            migrationBuilder.CreateIndex(
                name: "ix_payments_mismatch_at",
                schema: "payments",
                table: "payments",
                column: "mismatch_at",
                filter: "mismatch_at IS NOT NULL AND mismatch_resolved_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_payments_provider_provider_payment_id",
                schema: "payments",
                table: "payments",
                columns: new[] { "provider", "provider_payment_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payments_ref_id",
                schema: "payments",
                table: "payments",
                column: "ref_id");

            migrationBuilder.CreateIndex(
                name: "ix_payments_succeeded_at",
                schema: "payments",
                table: "payments",
                column: "succeeded_at",
                filter: "succeeded_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_payments_one_accepted",
                schema: "payments",
                table: "payments",
                columns: new[] { "purpose", "ref_id" },
                unique: true,
                filter: "accepted");

            migrationBuilder.CreateIndex(
                name: "ux_payments_one_open",
                schema: "payments",
                table: "payments",
                columns: new[] { "purpose", "ref_id" },
                unique: true,
                filter: "status IN ('Created', 'RequiresAction', 'Processing')");

            migrationBuilder.CreateIndex(
                name: "ix_popular_seller_snapshots_computed_at",
                schema: "analytics",
                table: "popular_seller_snapshots",
                column: "computed_at");

            migrationBuilder.CreateIndex(
                name: "ix_postings_account_code_entry_id",
                schema: "ledger",
                table: "postings",
                columns: new[] { "account_code", "entry_id" })
                .Annotation("Npgsql:IndexInclude", new[] { "debit_minor", "credit_minor" });

            migrationBuilder.CreateIndex(
                name: "ix_product_images_product_id_hash",
                schema: "products",
                table: "product_images",
                columns: new[] { "product_id", "hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_product_images_product_id_sort",
                schema: "products",
                table: "product_images",
                columns: new[] { "product_id", "sort" });

            migrationBuilder.CreateIndex(
                name: "ix_product_views_daily_seller_id_day",
                schema: "products",
                table: "product_views_daily",
                columns: new[] { "seller_id", "day" });

            migrationBuilder.CreateIndex(
                name: "ix_products_category_id",
                schema: "products",
                table: "products",
                column: "category_id");

            migrationBuilder.CreateIndex(
                name: "ix_products_category_newest",
                schema: "products",
                table: "products",
                columns: new[] { "category_id", "published_at", "id" },
                descending: new[] { false, true, true },
                filter: "status = 'Active' AND visibility = 'None'");

            migrationBuilder.CreateIndex(
                name: "ix_products_newest",
                schema: "products",
                table: "products",
                columns: new[] { "published_at", "id" },
                descending: new bool[0],
                filter: "status = 'Active' AND visibility = 'None'");

            migrationBuilder.CreateIndex(
                name: "ix_products_over_limit",
                schema: "products",
                table: "products",
                columns: new[] { "seller_id", "published_at" },
                filter: "is_over_limit");

            migrationBuilder.CreateIndex(
                name: "ix_products_popular",
                schema: "products",
                table: "products",
                columns: new[] { "popularity", "id" },
                descending: new bool[0],
                filter: "status = 'Active' AND visibility = 'None'");

            migrationBuilder.CreateIndex(
                name: "ix_products_price",
                schema: "products",
                table: "products",
                columns: new[] { "min_price_minor", "id" },
                filter: "status = 'Active' AND visibility = 'None'");

            migrationBuilder.CreateIndex(
                name: "ix_products_seller_id_id",
                schema: "products",
                table: "products",
                columns: new[] { "seller_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_products_seller_newest",
                schema: "products",
                table: "products",
                columns: new[] { "seller_id", "published_at", "id" },
                descending: new[] { false, true, true },
                filter: "status = 'Active' AND visibility = 'None'");

            migrationBuilder.CreateIndex(
                name: "ux_products_slug",
                schema: "products",
                table: "products",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_purchases_buyer_id_created_at",
                schema: "orders",
                table: "purchases",
                columns: new[] { "buyer_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ux_purchases_checkout",
                schema: "orders",
                table: "purchases",
                column: "checkout_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_purchases_number",
                schema: "orders",
                table: "purchases",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_refunds_next_attempt_at",
                schema: "payments",
                table: "refunds",
                column: "next_attempt_at",
                filter: "next_attempt_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_refunds_order_id",
                schema: "payments",
                table: "refunds",
                column: "order_id",
                filter: "order_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_refunds_payment_id",
                schema: "payments",
                table: "refunds",
                column: "payment_id");

            migrationBuilder.CreateIndex(
                name: "ix_refunds_provider_refund_id",
                schema: "payments",
                table: "refunds",
                column: "provider_refund_id",
                filter: "provider_refund_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_reservations_checkout_id",
                schema: "products",
                table: "reservations",
                column: "checkout_id");

            migrationBuilder.CreateIndex(
                name: "ix_reservations_due",
                schema: "products",
                table: "reservations",
                columns: new[] { "expires_at", "checkout_id" },
                filter: "status = 'Held'");

            migrationBuilder.CreateIndex(
                name: "ix_reservations_variant_id",
                schema: "products",
                table: "reservations",
                column: "variant_id");

            migrationBuilder.CreateIndex(
                name: "ux_reservations_held",
                schema: "products",
                table: "reservations",
                columns: new[] { "checkout_id", "variant_id" },
                unique: true,
                filter: "status = 'Held'");

            migrationBuilder.CreateIndex(
                name: "ix_seller_daily_day",
                schema: "analytics",
                table: "seller_daily",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "ix_seller_members_user_id",
                schema: "sellers",
                table: "seller_members",
                column: "user_id",
                filter: "left_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_sellers_by_approval",
                schema: "sellers",
                table: "sellers",
                columns: new[] { "approved_at", "id" },
                filter: "status = 'Approved'");

            migrationBuilder.CreateIndex(
                name: "ix_sellers_by_name",
                schema: "sellers",
                table: "sellers",
                columns: new[] { "search_name", "id" },
                filter: "status = 'Approved'");

            migrationBuilder.CreateIndex(
                name: "ix_sellers_closed_until",
                schema: "sellers",
                table: "sellers",
                column: "closed_until",
                filter: "closed_until IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_sellers_created_at_id",
                schema: "sellers",
                table: "sellers",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_sellers_slug",
                schema: "sellers",
                table: "sellers",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sessions_expires_at",
                schema: "users",
                table: "sessions",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_sessions_family_id_id",
                schema: "users",
                table: "sessions",
                columns: new[] { "family_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_sessions_live_of_user",
                schema: "users",
                table: "sessions",
                column: "user_id",
                filter: "rotated_at IS NULL AND revoked_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_sessions_token_hash",
                schema: "users",
                table: "sessions",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_sessions_one_live_token",
                schema: "users",
                table: "sessions",
                column: "family_id",
                unique: true,
                filter: "rotated_at IS NULL AND revoked_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_stock_items_low",
                schema: "products",
                table: "stock_items",
                columns: new[] { "seller_id", "variant_id" },
                filter: "on_hand - reserved <= low_threshold");

            migrationBuilder.CreateIndex(
                name: "ix_stock_items_product_id",
                schema: "products",
                table: "stock_items",
                column: "product_id");

            migrationBuilder.CreateIndex(
                name: "ix_stock_items_seller_id_variant_id",
                schema: "products",
                table: "stock_items",
                columns: new[] { "seller_id", "variant_id" });

            migrationBuilder.CreateIndex(
                name: "ix_stock_movements_ref_id",
                schema: "products",
                table: "stock_movements",
                column: "ref_id",
                filter: "ref_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_stock_movements_sales",
                schema: "products",
                table: "stock_movements",
                column: "at",
                filter: "reason = 'Sale'");

            migrationBuilder.CreateIndex(
                name: "ix_stock_movements_variant_id_id",
                schema: "products",
                table: "stock_movements",
                columns: new[] { "variant_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_stock_movements_once",
                schema: "products",
                table: "stock_movements",
                columns: new[] { "variant_id", "reason", "ref_id" },
                unique: true,
                filter: "reason IN ('Sale', 'CancelRestock', 'ReturnRestock')");

            migrationBuilder.CreateIndex(
                name: "ix_subscriptions_next_step_at",
                schema: "subscriptions",
                table: "subscriptions",
                column: "next_step_at",
                filter: "next_step_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_subscriptions_plan_code_plan_version",
                schema: "subscriptions",
                table: "subscriptions",
                columns: new[] { "plan_code", "plan_version" });

            migrationBuilder.CreateIndex(
                name: "ix_subscriptions_seller_id_created_at",
                schema: "subscriptions",
                table: "subscriptions",
                columns: new[] { "seller_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ux_subscriptions_live_seller",
                schema: "subscriptions",
                table: "subscriptions",
                column: "seller_id",
                unique: true,
                filter: "status IN ('Incomplete', 'Active', 'PastDue', 'Suspended')");

            migrationBuilder.CreateIndex(
                name: "ix_usage_events_seller_id_metric_at",
                schema: "subscriptions",
                table: "usage_events",
                columns: new[] { "seller_id", "metric", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_usage_events_seller_id_metric_source_id",
                schema: "subscriptions",
                table: "usage_events",
                columns: new[] { "seller_id", "metric", "source_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_users_created_at_id",
                schema: "users",
                table: "users",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_users_email",
                schema: "users",
                table: "users",
                column: "email",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_variants_product_options",
                schema: "products",
                table: "variants",
                columns: new[] { "product_id", "options_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_variants_seller_sku",
                schema: "products",
                table: "variants",
                columns: new[] { "seller_id", "sku" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_webhook_inbox_next_attempt_at",
                schema: "payments",
                table: "webhook_inbox",
                column: "next_attempt_at",
                filter: "next_attempt_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_webhook_inbox_payment_id",
                schema: "payments",
                table: "webhook_inbox",
                column: "payment_id",
                filter: "payment_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_webhook_inbox_received_at_event_id",
                schema: "payments",
                table: "webhook_inbox",
                columns: new[] { "received_at", "event_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_entries",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "checkouts",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "days_to_roll_up",
                schema: "analytics");

            migrationBuilder.DropTable(
                name: "deliveries",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "idempotency_records",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "inbox_messages",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "invoice_lines",
                schema: "subscriptions");

            migrationBuilder.DropTable(
                name: "invoice_sequences",
                schema: "subscriptions");

            migrationBuilder.DropTable(
                name: "job_runs",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "mails",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "notification_preferences",
                schema: "notifications");

            migrationBuilder.DropTable(
                name: "notifications",
                schema: "notifications");

            migrationBuilder.DropTable(
                name: "one_time_tokens",
                schema: "users");

            migrationBuilder.DropTable(
                name: "order_events",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "order_facts",
                schema: "analytics");

            migrationBuilder.DropTable(
                name: "order_line_facts",
                schema: "analytics");

            migrationBuilder.DropTable(
                name: "order_lines",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "order_refunds",
                schema: "analytics");

            migrationBuilder.DropTable(
                name: "outbox_messages",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "payment_attempts",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "popular_seller_snapshots",
                schema: "analytics");

            migrationBuilder.DropTable(
                name: "postings",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "product_images",
                schema: "products");

            migrationBuilder.DropTable(
                name: "product_looks",
                schema: "products");

            migrationBuilder.DropTable(
                name: "product_views_daily",
                schema: "products");

            migrationBuilder.DropTable(
                name: "protection_keys",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "reconciliation_findings",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "refresh_requests",
                schema: "analytics");

            migrationBuilder.DropTable(
                name: "refunds",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "reservations",
                schema: "products");

            migrationBuilder.DropTable(
                name: "seller_daily",
                schema: "analytics");

            migrationBuilder.DropTable(
                name: "seller_members",
                schema: "sellers");

            migrationBuilder.DropTable(
                name: "sessions",
                schema: "users");

            migrationBuilder.DropTable(
                name: "stock_items",
                schema: "products");

            migrationBuilder.DropTable(
                name: "stock_movements",
                schema: "products");

            migrationBuilder.DropTable(
                name: "storefronts",
                schema: "products");

            migrationBuilder.DropTable(
                name: "usage_counters",
                schema: "subscriptions");

            migrationBuilder.DropTable(
                name: "usage_events",
                schema: "subscriptions");

            migrationBuilder.DropTable(
                name: "usage_warnings",
                schema: "subscriptions");

            migrationBuilder.DropTable(
                name: "users",
                schema: "users");

            migrationBuilder.DropTable(
                name: "variants",
                schema: "products");

            migrationBuilder.DropTable(
                name: "webhook_inbox",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "invoices",
                schema: "subscriptions");

            migrationBuilder.DropTable(
                name: "orders",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "payments",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "accounts",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "entries",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "sellers",
                schema: "sellers");

            migrationBuilder.DropTable(
                name: "products",
                schema: "products");

            migrationBuilder.DropTable(
                name: "subscriptions",
                schema: "subscriptions");

            migrationBuilder.DropTable(
                name: "purchases",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "categories",
                schema: "products");

            migrationBuilder.DropTable(
                name: "plan_versions",
                schema: "subscriptions");

            migrationBuilder.DropTable(
                name: "plans",
                schema: "subscriptions");
        }
    }
}
