using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.MigrationService.Migrations
{
    /// <inheritdoc />
    public partial class AddCarrierLabels : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "collect_fee_minor",
                schema: "orders",
                table: "parcels",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "retried_at",
                schema: "orders",
                table: "parcels",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "collect_minor",
                schema: "orders",
                table: "parcel_lines",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "collect_minor",
                schema: "orders",
                table: "orders",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "tracking_cursor",
                schema: "orders",
                table: "carriers",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "carrier_labels",
                schema: "orders",
                columns: table => new
                {
                    parcel_id = table.Column<Guid>(type: "uuid", nullable: false),
                    attempt = table.Column<int>(type: "integer", nullable: false),
                    carrier_code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    status = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    tracking_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    route_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_carrier_labels", x => new { x.parcel_id, x.attempt });
                    table.ForeignKey(
                        name: "fk_carrier_labels_parcel_parcel_id",
                        column: x => x.parcel_id,
                        principalSchema: "orders",
                        principalTable: "parcels",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_parcels_collect",
                schema: "orders",
                table: "parcels",
                sql: "collect_fee_minor >= 0");

            migrationBuilder.AddCheckConstraint(
                name: "ck_parcel_lines_collect",
                schema: "orders",
                table: "parcel_lines",
                sql: "collect_minor >= 0");

            migrationBuilder.CreateIndex(
                name: "ix_carrier_labels_changed_at_parcel_id",
                schema: "orders",
                table: "carrier_labels",
                columns: new[] { "changed_at", "parcel_id" },
                filter: "status = 'ToVoid'");

            migrationBuilder.Sql(CollectBackfill.Sql);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "carrier_labels",
                schema: "orders");

            migrationBuilder.DropCheckConstraint(
                name: "ck_parcels_collect",
                schema: "orders",
                table: "parcels");

            migrationBuilder.DropCheckConstraint(
                name: "ck_parcel_lines_collect",
                schema: "orders",
                table: "parcel_lines");

            migrationBuilder.DropColumn(
                name: "collect_fee_minor",
                schema: "orders",
                table: "parcels");

            migrationBuilder.DropColumn(
                name: "retried_at",
                schema: "orders",
                table: "parcels");

            migrationBuilder.DropColumn(
                name: "collect_minor",
                schema: "orders",
                table: "parcel_lines");

            migrationBuilder.DropColumn(
                name: "collect_minor",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "tracking_cursor",
                schema: "orders",
                table: "carriers");
        }
    }
}
