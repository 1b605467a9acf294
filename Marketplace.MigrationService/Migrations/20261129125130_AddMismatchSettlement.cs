using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.MigrationService.Migrations
{
    /// <inheritdoc />
    public partial class AddMismatchSettlement : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "mismatch_reason",
                schema: "payments",
                table: "payments",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "mismatch_reference",
                schema: "payments",
                table: "payments",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "has_findings",
                schema: "platform",
                table: "job_runs",
                type: "boolean",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "mismatch_reason",
                schema: "payments",
                table: "payments");

            migrationBuilder.DropColumn(
                name: "mismatch_reference",
                schema: "payments",
                table: "payments");

            migrationBuilder.DropColumn(
                name: "has_findings",
                schema: "platform",
                table: "job_runs");
        }
    }
}
