using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.MigrationService.Migrations
{
    /// <inheritdoc />
    public partial class AddOrderMessages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "answer_facts",
                schema: "analytics",
                columns: table => new
                {
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_answer_facts", x => x.order_id);
                    table.CheckConstraint("ck_answer_facts_order", "answered_at >= asked_at");
                });

            migrationBuilder.CreateTable(
                name: "invoice_links",
                schema: "orders",
                columns: table => new
                {
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seq = table.Column<int>(type: "integer", nullable: false),
                    url = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    number = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    set_by = table.Column<Guid>(type: "uuid", nullable: false),
                    set_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invoice_links", x => new { x.order_id, x.seq });
                    table.CheckConstraint("ck_invoice_links_url", "url LIKE 'https://%' AND seq > 0");
                    table.ForeignKey(
                        name: "fk_invoice_links_order_order_id",
                        column: x => x.order_id,
                        principalSchema: "orders",
                        principalTable: "orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "message_threads",
                schema: "orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    buyer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    last_seq = table.Column<int>(type: "integer", nullable: false),
                    last_message_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    buyer_announce_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    buyer_announced_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    buyer_read_seq = table.Column<int>(type: "integer", nullable: false),
                    buyer_unread = table.Column<int>(type: "integer", nullable: false),
                    seller_announce_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    seller_announced_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    seller_read_seq = table.Column<int>(type: "integer", nullable: false),
                    seller_unread = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_message_threads", x => x.id);
                    table.CheckConstraint("ck_message_threads_unread", "buyer_unread BETWEEN 0 AND last_seq AND buyer_read_seq BETWEEN 0 AND last_seq AND seller_unread BETWEEN 0 AND last_seq AND seller_read_seq BETWEEN 0 AND last_seq");
                    table.ForeignKey(
                        name: "fk_message_threads_orders_id",
                        column: x => x.id,
                        principalSchema: "orders",
                        principalTable: "orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "messages",
                schema: "orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    thread_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seq = table.Column<int>(type: "integer", nullable: false),
                    from_side = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    sender_id = table.Column<Guid>(type: "uuid", nullable: false),
                    body = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    had_contact_data = table.Column<bool>(type: "boolean", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    hidden_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    hidden_by = table.Column<Guid>(type: "uuid", nullable: true),
                    hidden_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_messages", x => x.id);
                    table.ForeignKey(
                        name: "fk_messages_message_threads_thread_id",
                        column: x => x.thread_id,
                        principalSchema: "orders",
                        principalTable: "message_threads",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_answer_facts_seller_id_asked_at",
                schema: "analytics",
                table: "answer_facts",
                columns: new[] { "seller_id", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "ix_message_threads_seller_id_last_message_at_id",
                schema: "orders",
                table: "message_threads",
                columns: new[] { "seller_id", "last_message_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_messages_sender_id_at",
                schema: "orders",
                table: "messages",
                columns: new[] { "sender_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ux_messages_thread_id_seq",
                schema: "orders",
                table: "messages",
                columns: new[] { "thread_id", "seq" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "answer_facts",
                schema: "analytics");

            migrationBuilder.DropTable(
                name: "invoice_links",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "messages",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "message_threads",
                schema: "orders");
        }
    }
}
