using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.MigrationService.Migrations
{
    /// <inheritdoc />
    public partial class AddParcels : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "carriers",
                schema: "orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    tracking_url_template = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_carriers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "parcels",
                schema: "orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seq = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<string>(type: "character varying(21)", maxLength: 21, nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    delivery_type = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    carrier_code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    carrier_name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    tracking_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    boxes = table.Column<int>(type: "integer", nullable: false),
                    weight_grams = table.Column<int>(type: "integer", nullable: true),
                    desi = table.Column<int>(type: "integer", nullable: true),
                    undelivered_reason = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    shipped_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    delivered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_event_seq = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_parcels", x => x.id);
                    table.CheckConstraint("ck_parcels_boxes", "boxes BETWEEN 1 AND 20");
                    table.CheckConstraint("ck_parcels_measures", "weight_grams BETWEEN 1 AND 1000000 AND desi BETWEEN 1 AND 10000");
                    table.ForeignKey(
                        name: "fk_parcels_orders_order_id",
                        column: x => x.order_id,
                        principalSchema: "orders",
                        principalTable: "orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "parcel_events",
                schema: "orders",
                columns: table => new
                {
                    parcel_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seq = table.Column<int>(type: "integer", nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    source = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    carrier_status = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    place = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_parcel_events", x => new { x.parcel_id, x.seq });
                    table.ForeignKey(
                        name: "fk_parcel_events_parcels_parcel_id",
                        column: x => x.parcel_id,
                        principalSchema: "orders",
                        principalTable: "parcels",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "parcel_lines",
                schema: "orders",
                columns: table => new
                {
                    parcel_id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_line_id = table.Column<Guid>(type: "uuid", nullable: false),
                    quantity = table.Column<int>(type: "integer", nullable: false),
                    resellable_quantity = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_parcel_lines", x => new { x.parcel_id, x.order_line_id });
                    table.CheckConstraint("ck_parcel_lines_quantity", "quantity > 0");
                    table.CheckConstraint("ck_parcel_lines_resellable", "resellable_quantity BETWEEN 0 AND quantity");
                    table.ForeignKey(
                        name: "fk_parcel_lines_order_lines_order_line_id",
                        column: x => x.order_line_id,
                        principalSchema: "orders",
                        principalTable: "order_lines",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_parcel_lines_parcels_parcel_id",
                        column: x => x.parcel_id,
                        principalSchema: "orders",
                        principalTable: "parcels",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ux_carriers_code",
                schema: "orders",
                table: "carriers",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_parcel_lines_order_line_id",
                schema: "orders",
                table: "parcel_lines",
                column: "order_line_id");

            migrationBuilder.CreateIndex(
                name: "ix_parcels_due_at_id",
                schema: "orders",
                table: "parcels",
                columns: new[] { "due_at", "id" },
                filter: "due_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_parcels_number",
                schema: "orders",
                table: "parcels",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_parcels_order_id_seq",
                schema: "orders",
                table: "parcels",
                columns: new[] { "order_id", "seq" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_parcels_tracking",
                schema: "orders",
                table: "parcels",
                columns: new[] { "carrier_code", "tracking_number" },
                unique: true,
                filter: "carrier_code IS NOT NULL AND tracking_number IS NOT NULL AND status <> 'Cancelled'");

            migrationBuilder.Sql(ParcelBackfill.Sql);
            migrationBuilder.Sql(ParcelBackfill.FollowSql);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(ParcelBackfill.StopFollowingSql);
            migrationBuilder.Sql(ParcelBackfill.UndoSql);

            migrationBuilder.DropTable(
                name: "carriers",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "parcel_events",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "parcel_lines",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "parcels",
                schema: "orders");
        }
    }
}
