using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.MigrationService.Migrations
{
    /// <inheritdoc />
    public partial class AddOrderFiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "files",
                schema: "orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    uploader_id = table.Column<Guid>(type: "uuid", nullable: false),
                    content_type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    bytes = table.Column<int>(type: "integer", nullable: false),
                    width = table.Column<int>(type: "integer", nullable: true),
                    height = table.Column<int>(type: "integer", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    purged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    attached_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    message_id = table.Column<Guid>(type: "uuid", nullable: true),
                    return_id = table.Column<Guid>(type: "uuid", nullable: true),
                    order_line_id = table.Column<Guid>(type: "uuid", nullable: true),
                    position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_files", x => x.id);
                    table.CheckConstraint("ck_files_attached", "(message_id IS NOT NULL)::int + (return_id IS NOT NULL)::int = (attached_at IS NOT NULL)::int AND (attached_at IS NULL OR (content_type IS NOT NULL AND purged_at IS NULL)) AND (order_line_id IS NULL OR return_id IS NOT NULL)");
                    table.CheckConstraint("ck_files_position", "position BETWEEN 0 AND CASE WHEN message_id IS NULL THEN 4 ELSE 2 END");
                    table.ForeignKey(
                        name: "fk_files_order_message_message_id",
                        column: x => x.message_id,
                        principalSchema: "orders",
                        principalTable: "messages",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_files_order_return_return_id",
                        column: x => x.return_id,
                        principalSchema: "orders",
                        principalTable: "returns",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_files_return_lines_return_id_order_line_id",
                        columns: x => new { x.return_id, x.order_line_id },
                        principalSchema: "orders",
                        principalTable: "return_lines",
                        principalColumns: new[] { "return_id", "order_line_id" });
                });

            migrationBuilder.CreateIndex(
                name: "ix_message_threads_buyer_id_last_message_at_id",
                schema: "orders",
                table: "message_threads",
                columns: new[] { "buyer_id", "last_message_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_message_threads_unread_of_buyer",
                schema: "orders",
                table: "message_threads",
                column: "buyer_id",
                filter: "buyer_unread > 0");

            migrationBuilder.CreateIndex(
                name: "ix_message_threads_unread_of_seller",
                schema: "orders",
                table: "message_threads",
                column: "seller_id",
                filter: "seller_unread > 0");

            migrationBuilder.CreateIndex(
                name: "ix_files_unattached",
                schema: "orders",
                table: "files",
                column: "created_at",
                filter: "attached_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_files_uploader_id_created_at",
                schema: "orders",
                table: "files",
                columns: new[] { "uploader_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ux_files_message",
                schema: "orders",
                table: "files",
                columns: new[] { "message_id", "position" },
                unique: true,
                filter: "message_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_files_return",
                schema: "orders",
                table: "files",
                columns: new[] { "return_id", "order_line_id", "position" },
                unique: true,
                filter: "return_id IS NOT NULL")
                .Annotation("Npgsql:NullsDistinct", false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "files",
                schema: "orders");

            migrationBuilder.DropIndex(
                name: "ix_message_threads_buyer_id_last_message_at_id",
                schema: "orders",
                table: "message_threads");

            migrationBuilder.DropIndex(
                name: "ix_message_threads_unread_of_buyer",
                schema: "orders",
                table: "message_threads");

            migrationBuilder.DropIndex(
                name: "ix_message_threads_unread_of_seller",
                schema: "orders",
                table: "message_threads");
        }
    }
}
