using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.MigrationService.Migrations
{
    /// <inheritdoc />
    public partial class AddMailHtmlAndPaymentLines : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "lines",
                schema: "payments",
                table: "payments",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'::jsonb");

            migrationBuilder.AddColumn<string>(
                name: "payer_email",
                schema: "payments",
                table: "payment_attempts",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "html",
                schema: "platform",
                table: "mails",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "unsubscribe_url",
                schema: "platform",
                table: "mails",
                type: "text",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "lines",
                schema: "payments",
                table: "payments");

            migrationBuilder.DropColumn(
                name: "payer_email",
                schema: "payments",
                table: "payment_attempts");

            migrationBuilder.DropColumn(
                name: "html",
                schema: "platform",
                table: "mails");

            migrationBuilder.DropColumn(
                name: "unsubscribe_url",
                schema: "platform",
                table: "mails");
        }
    }
}
