using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.MigrationService.Migrations
{
    /// <inheritdoc />
    public partial class AddRefundCommissions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "commission_minor",
                schema: "payments",
                table: "refunds",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "commission_tax_minor",
                schema: "payments",
                table: "refunds",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "commission_tax_refunded_minor",
                schema: "orders",
                table: "orders",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "commission_refunded_minor",
                schema: "orders",
                table: "order_lines",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateIndex(
                name: "ix_refunds_without_commission",
                schema: "payments",
                table: "refunds",
                column: "order_id",
                filter: "order_id IS NOT NULL AND commission_minor IS NULL");

            migrationBuilder.AddCheckConstraint(
                name: "ck_order_lines_commission_refunded",
                schema: "orders",
                table: "order_lines",
                sql: "commission_refunded_minor BETWEEN 0 AND commission_minor");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_refunds_without_commission",
                schema: "payments",
                table: "refunds");

            migrationBuilder.DropCheckConstraint(
                name: "ck_order_lines_commission_refunded",
                schema: "orders",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "commission_minor",
                schema: "payments",
                table: "refunds");

            migrationBuilder.DropColumn(
                name: "commission_tax_minor",
                schema: "payments",
                table: "refunds");

            migrationBuilder.DropColumn(
                name: "commission_tax_refunded_minor",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "commission_refunded_minor",
                schema: "orders",
                table: "order_lines");
        }
    }
}
