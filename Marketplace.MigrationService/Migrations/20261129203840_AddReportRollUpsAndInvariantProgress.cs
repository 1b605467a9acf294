using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.MigrationService.Migrations
{
    /// <inheritdoc />
    public partial class AddReportRollUpsAndInvariantProgress : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "new_buyers",
                schema: "analytics",
                table: "seller_daily",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "invariant_findings",
                schema: "platform",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    from_key = table.Column<Guid>(type: "uuid", nullable: false),
                    to_key = table.Column<Guid>(type: "uuid", nullable: false),
                    violations = table.Column<long>(type: "bigint", nullable: false),
                    examples = table.Column<string[]>(type: "text[]", nullable: false),
                    found_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invariant_findings", x => new { x.code, x.from_key });
                });

            migrationBuilder.CreateTable(
                name: "invariant_progress",
                schema: "platform",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    next_key = table.Column<Guid>(type: "uuid", nullable: false),
                    checked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    round_ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invariant_progress", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "market_daily",
                schema: "analytics",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    currency = table.Column<string>(type: "char(3)", nullable: false),
                    orders = table.Column<int>(type: "integer", nullable: false),
                    units = table.Column<long>(type: "bigint", nullable: false),
                    gross_minor = table.Column<long>(type: "bigint", nullable: false),
                    refunds_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_market_daily", x => new { x.day, x.currency });
                });

            migrationBuilder.CreateTable(
                name: "market_days_to_roll_up",
                schema: "analytics",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    currency = table.Column<string>(type: "char(3)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_market_days_to_roll_up", x => new { x.day, x.currency });
                });

            migrationBuilder.CreateTable(
                name: "market_returns",
                schema: "analytics",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    currency = table.Column<string>(type: "char(3)", nullable: false),
                    side = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    days_since = table.Column<int>(type: "integer", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_market_returns", x => new { x.day, x.currency, x.side, x.days_since });
                });

            migrationBuilder.CreateTable(
                name: "product_daily",
                schema: "analytics",
                columns: table => new
                {
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    currency = table.Column<string>(type: "char(3)", nullable: false),
                    product_id = table.Column<Guid>(type: "uuid", nullable: false),
                    variant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    orders = table.Column<int>(type: "integer", nullable: false),
                    units = table.Column<long>(type: "bigint", nullable: false),
                    sales_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_product_daily", x => new { x.seller_id, x.day, x.currency, x.product_id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_order_facts_buyer_id_placed_at",
                schema: "analytics",
                table: "order_facts",
                columns: new[] { "buyer_id", "placed_at" });

            Fill(migrationBuilder);
        }

        // The marketplace's days are the sums of its stores' days. Everything else is recomputed by the roll-up, which
        // knows the time zone: every day is marked for it.
        private static void Fill(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                INSERT INTO analytics.market_daily (day, currency, orders, units, gross_minor, refunds_minor)
                SELECT day, currency, sum(orders), sum(units), sum(gross_minor), sum(refunds_minor)
                FROM analytics.seller_daily GROUP BY day, currency
                """);
            migrationBuilder.Sql(
                """
                INSERT INTO analytics.days_to_roll_up (seller_id, day, currency, marked_at)
                SELECT seller_id, day, currency, now() FROM analytics.seller_daily
                ON CONFLICT DO NOTHING
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "invariant_findings",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "invariant_progress",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "market_daily",
                schema: "analytics");

            migrationBuilder.DropTable(
                name: "market_days_to_roll_up",
                schema: "analytics");

            migrationBuilder.DropTable(
                name: "market_returns",
                schema: "analytics");

            migrationBuilder.DropTable(
                name: "product_daily",
                schema: "analytics");

            migrationBuilder.DropIndex(
                name: "ix_order_facts_buyer_id_placed_at",
                schema: "analytics",
                table: "order_facts");

            migrationBuilder.DropColumn(
                name: "new_buyers",
                schema: "analytics",
                table: "seller_daily");
        }
    }
}
