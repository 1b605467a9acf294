using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.MigrationService.Migrations
{
    /// <inheritdoc />
    public partial class AddMailPriority : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_mails_available_at",
                schema: "platform",
                table: "mails");

            migrationBuilder.AddColumn<short>(
                name: "priority",
                schema: "platform",
                table: "mails",
                type: "smallint",
                nullable: false,
                defaultValue: (short)2);

            migrationBuilder.CreateIndex(
                name: "ix_mails_priority_available_at",
                schema: "platform",
                table: "mails",
                columns: new[] { "priority", "available_at" },
                filter: "sent_at IS NULL AND dead_at IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_mails_priority_available_at",
                schema: "platform",
                table: "mails");

            migrationBuilder.DropColumn(
                name: "priority",
                schema: "platform",
                table: "mails");

            migrationBuilder.CreateIndex(
                name: "ix_mails_available_at",
                schema: "platform",
                table: "mails",
                column: "available_at",
                filter: "sent_at IS NULL AND dead_at IS NULL");
        }
    }
}
