using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.MigrationService.Migrations
{
    /// <inheritdoc />
    public partial class AddProviderRefunds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "made_at_provider",
                schema: "payments",
                table: "refunds",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "refund_check_at",
                schema: "payments",
                table: "payments",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_refunds_returned_provider_refund_id",
                schema: "payments",
                table: "refunds",
                column: "returned_provider_refund_id",
                filter: "returned_provider_refund_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_payments_provider_capture_id",
                schema: "payments",
                table: "payments",
                column: "provider_capture_id",
                filter: "provider_capture_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_payments_refund_check_at",
                schema: "payments",
                table: "payments",
                column: "refund_check_at",
                filter: "refund_check_at IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_refunds_returned_provider_refund_id",
                schema: "payments",
                table: "refunds");

            migrationBuilder.DropIndex(
                name: "ix_payments_provider_capture_id",
                schema: "payments",
                table: "payments");

            migrationBuilder.DropIndex(
                name: "ix_payments_refund_check_at",
                schema: "payments",
                table: "payments");

            migrationBuilder.DropColumn(
                name: "made_at_provider",
                schema: "payments",
                table: "refunds");

            migrationBuilder.DropColumn(
                name: "refund_check_at",
                schema: "payments",
                table: "payments");
        }
    }
}
