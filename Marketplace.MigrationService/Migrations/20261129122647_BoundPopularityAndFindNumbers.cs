using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.MigrationService.Migrations
{
    /// <inheritdoc />
    public partial class BoundPopularityAndFindNumbers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "counts_from",
                schema: "analytics",
                table: "order_facts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_cash",
                schema: "analytics",
                table: "order_facts",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateIndex(
                name: "ix_sellers_by_name_en",
                schema: "sellers",
                table: "sellers",
                columns: new[] { "name", "id" },
                filter: "status = 'Approved'")
                .Annotation("Relational:Collation", new[] { "en-x-icu" });

            migrationBuilder.CreateIndex(
                name: "ix_sellers_by_name_tr",
                schema: "sellers",
                table: "sellers",
                columns: new[] { "name", "id" },
                filter: "status = 'Approved'")
                .Annotation("Relational:Collation", new[] { "tr-x-icu" });

            migrationBuilder.CreateIndex(
                name: "ix_order_facts_buyer_id_seller_id",
                schema: "analytics",
                table: "order_facts",
                columns: new[] { "buyer_id", "seller_id" },
                filter: "counts_from IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_order_facts_counts_from",
                schema: "analytics",
                table: "order_facts",
                column: "counts_from",
                filter: "counts_from IS NOT NULL");

            CountOrdersOfBefore(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_sellers_by_name_en",
                schema: "sellers",
                table: "sellers");

            migrationBuilder.DropIndex(
                name: "ix_sellers_by_name_tr",
                schema: "sellers",
                table: "sellers");

            migrationBuilder.DropIndex(
                name: "ix_order_facts_buyer_id_seller_id",
                schema: "analytics",
                table: "order_facts");

            migrationBuilder.DropIndex(
                name: "ix_order_facts_counts_from",
                schema: "analytics",
                table: "order_facts");

            migrationBuilder.DropColumn(
                name: "counts_from",
                schema: "analytics",
                table: "order_facts");

            migrationBuilder.DropColumn(
                name: "is_cash",
                schema: "analytics",
                table: "order_facts");
        }

        /// <summary>Orders of before this version count by the new rules at once, not only after the next
        /// rebuild.</summary>
        private static void CountOrdersOfBefore(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(
                """
                UPDATE analytics.order_facts f
                SET is_cash = o.payment_method <> 'Card',
                    counts_from = CASE WHEN o.payment_method = 'Card' THEN o.delivered_at
                        ELSE coalesce((SELECT min(e.at) FROM orders.order_events e WHERE e.order_id = o.id
                            AND e.from_status = 'Shipped' AND e.to_status = 'Delivered' AND e.actor_type = 'Buyer'),
                            o.completed_at) END
                FROM orders.orders o WHERE o.id = f.order_id
                """);
    }
}
