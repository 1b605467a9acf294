using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.MigrationService.Migrations
{
    /// <inheritdoc />
    public partial class SlimIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_stock_movements_ref_id",
                schema: "products",
                table: "stock_movements");

            migrationBuilder.DropIndex(
                name: "ux_stock_movements_once",
                schema: "products",
                table: "stock_movements");

            migrationBuilder.DropIndex(
                name: "ix_stock_items_low",
                schema: "products",
                table: "stock_items");

            migrationBuilder.DropIndex(
                name: "ix_outbox_messages_id",
                schema: "platform",
                table: "outbox_messages");

            migrationBuilder.AddColumn<bool>(
                name: "is_low",
                schema: "products",
                table: "stock_items",
                type: "boolean",
                nullable: false,
                computedColumnSql: "on_hand - reserved <= low_threshold",
                stored: true);

            migrationBuilder.CreateIndex(
                name: "ux_stock_movements_once",
                schema: "products",
                table: "stock_movements",
                columns: new[] { "ref_id", "variant_id", "reason" },
                unique: true,
                filter: "reason IN ('Sale', 'CancelRestock', 'ReturnRestock')");

            migrationBuilder.CreateIndex(
                name: "ix_stock_items_low",
                schema: "products",
                table: "stock_items",
                columns: new[] { "seller_id", "variant_id" },
                filter: "is_low");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ux_stock_movements_once",
                schema: "products",
                table: "stock_movements");

            migrationBuilder.DropIndex(
                name: "ix_stock_items_low",
                schema: "products",
                table: "stock_items");

            migrationBuilder.DropColumn(
                name: "is_low",
                schema: "products",
                table: "stock_items");

            migrationBuilder.CreateIndex(
                name: "ix_stock_movements_ref_id",
                schema: "products",
                table: "stock_movements",
                column: "ref_id",
                filter: "ref_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_stock_movements_once",
                schema: "products",
                table: "stock_movements",
                columns: new[] { "variant_id", "reason", "ref_id" },
                unique: true,
                filter: "reason IN ('Sale', 'CancelRestock', 'ReturnRestock')");

            migrationBuilder.CreateIndex(
                name: "ix_stock_items_low",
                schema: "products",
                table: "stock_items",
                columns: new[] { "seller_id", "variant_id" },
                filter: "on_hand - reserved <= low_threshold");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_messages_id",
                schema: "platform",
                table: "outbox_messages",
                column: "id",
                unique: true);
        }
    }
}
