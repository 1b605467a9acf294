using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.MigrationService.Migrations
{
    /// <inheritdoc />
    public partial class KeepFailedProviderRefunds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string[]>(
                name: "failed_provider_refund_ids",
                schema: "payments",
                table: "refunds",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'::text[]");

            migrationBuilder.CreateIndex(
                name: "ix_refunds_failed_provider_refund_ids",
                schema: "payments",
                table: "refunds",
                column: "failed_provider_refund_ids")
                .Annotation("Npgsql:IndexMethod", "gin");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_refunds_failed_provider_refund_ids",
                schema: "payments",
                table: "refunds");

            migrationBuilder.DropColumn(
                name: "failed_provider_refund_ids",
                schema: "payments",
                table: "refunds");
        }
    }
}
