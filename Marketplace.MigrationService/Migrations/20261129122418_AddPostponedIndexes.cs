using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.MigrationService.Migrations
{
    /// <inheritdoc />
    public partial class AddPostponedIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_outbox_subject_due",
                schema: "platform",
                table: "outbox_messages");

            migrationBuilder.DropIndex(
                name: "ix_deliveries_consumer_subject_seq",
                schema: "platform",
                table: "deliveries");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_postponed",
                schema: "platform",
                table: "outbox_messages",
                column: "available_at",
                filter: "attempts > 0 AND published_at IS NULL AND dead_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_postponed",
                schema: "platform",
                table: "deliveries",
                columns: new[] { "consumer", "available_at" },
                filter: "attempts > 0 AND dead_at IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_outbox_postponed",
                schema: "platform",
                table: "outbox_messages");

            migrationBuilder.DropIndex(
                name: "ix_deliveries_postponed",
                schema: "platform",
                table: "deliveries");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_subject_due",
                schema: "platform",
                table: "outbox_messages",
                columns: new[] { "subject", "seq" },
                filter: "published_at IS NULL AND dead_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_consumer_subject_seq",
                schema: "platform",
                table: "deliveries",
                columns: new[] { "consumer", "subject", "seq" },
                filter: "dead_at IS NULL");
        }
    }
}
