using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.MigrationService.Migrations
{
    /// <inheritdoc />
    public partial class AddOrderUnits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // First: a sale writes stock before it writes orders.
            migrationBuilder.AddColumn<Guid>(
                name: "order_id",
                schema: "products",
                table: "stock_movements",
                type: "uuid",
                nullable: true);

            migrationBuilder.DropCheckConstraint(
                name: "ck_orders_money",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropCheckConstraint(
                name: "ck_orders_refund",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropCheckConstraint(
                name: "ck_orders_total",
                schema: "orders",
                table: "orders");

            migrationBuilder.AddColumn<long>(
                name: "shipping_discount_minor",
                schema: "orders",
                table: "orders",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "shipping_refunded_minor",
                schema: "orders",
                table: "orders",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "cancelled_quantity",
                schema: "orders",
                table: "order_lines",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "delivered_quantity",
                schema: "orders",
                table: "order_lines",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "fault_quantity",
                schema: "orders",
                table: "order_lines",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "packed_quantity",
                schema: "orders",
                table: "order_lines",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "returned_quantity",
                schema: "orders",
                table: "order_lines",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "shipped_quantity",
                schema: "orders",
                table: "order_lines",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "written_off_quantity",
                schema: "orders",
                table: "order_lines",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "fault_units",
                schema: "analytics",
                table: "order_facts",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "cancellations",
                schema: "orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    actor_type = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cancellations", x => x.id);
                    table.ForeignKey(
                        name: "fk_cancellations_order_order_id",
                        column: x => x.order_id,
                        principalSchema: "orders",
                        principalTable: "orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "cancellation_lines",
                schema: "orders",
                columns: table => new
                {
                    cancellation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_line_id = table.Column<Guid>(type: "uuid", nullable: false),
                    quantity = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cancellation_lines", x => new { x.cancellation_id, x.order_line_id });
                    table.CheckConstraint("ck_cancellation_lines_quantity", "quantity > 0");
                    table.ForeignKey(
                        name: "fk_cancellation_lines_cancellations_cancellation_id",
                        column: x => x.cancellation_id,
                        principalSchema: "orders",
                        principalTable: "cancellations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_cancellation_lines_order_line_order_line_id",
                        column: x => x.order_line_id,
                        principalSchema: "orders",
                        principalTable: "order_lines",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            // Units of earlier orders are where their status says.
            migrationBuilder.Sql(
                """
                UPDATE orders.order_lines AS l
                SET cancelled_quantity = CASE WHEN o.status IN ('Cancelled', 'Rejected') THEN l.quantity ELSE 0 END,
                    packed_quantity = CASE WHEN o.status IN ('Cancelled', 'Rejected') THEN 0 ELSE l.quantity END,
                    shipped_quantity = CASE WHEN o.status IN ('Cancelled', 'Rejected') THEN 0 ELSE l.quantity END,
                    delivered_quantity = CASE WHEN o.status IN ('Delivered', 'Completed') THEN l.quantity ELSE 0 END
                FROM orders.orders AS o
                WHERE o.id = l.order_id
                  AND o.status IN ('Shipped', 'Delivered', 'Completed', 'Cancelled', 'Rejected');
                UPDATE orders.orders SET shipping_refunded_minor = shipping_total_minor
                WHERE refund_promised_minor > 0 AND refund_promised_minor = total_minor AND shipping_total_minor > 0;
                """);

            // The version before moves orders without their units. At the commit, units that were left behind follow the
            // status; where this version moved them, nothing is left to do. To be dropped when the version before is
            // gone.
            migrationBuilder.Sql(
                """
                CREATE OR REPLACE FUNCTION orders.follow_with_units() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF NEW.status IN ('Cancelled', 'Rejected') THEN
                        -- The version before would put units back on the shelf that are back or packed.
                        IF EXISTS (SELECT 1 FROM orders.order_lines WHERE order_id = NEW.id AND cancelled_quantity < quantity)
                            AND (EXISTS (SELECT 1 FROM orders.cancellations WHERE order_id = NEW.id)
                                OR EXISTS (SELECT 1 FROM orders.order_lines
                                    WHERE order_id = NEW.id AND packed_quantity > 0)) THEN
                            RAISE EXCEPTION 'Order % has units that this version does not know.', NEW.id
                                USING ERRCODE = 'restrict_violation';
                        END IF;
                        UPDATE orders.order_lines SET cancelled_quantity = quantity - packed_quantity
                        WHERE order_id = NEW.id AND cancelled_quantity + packed_quantity < quantity;
                    ELSIF NEW.status = 'Shipped' THEN
                        UPDATE orders.order_lines
                        SET packed_quantity = quantity - cancelled_quantity, shipped_quantity = quantity - cancelled_quantity
                        WHERE order_id = NEW.id AND shipped_quantity + cancelled_quantity < quantity;
                    ELSE
                        UPDATE orders.order_lines
                        SET packed_quantity = quantity - cancelled_quantity, shipped_quantity = quantity - cancelled_quantity,
                            delivered_quantity = quantity - cancelled_quantity
                        WHERE order_id = NEW.id AND delivered_quantity + cancelled_quantity < quantity;
                    END IF;
                    RETURN NULL;
                END $$;
                CREATE CONSTRAINT TRIGGER orders_take_their_units_along AFTER UPDATE OF status ON orders.orders
                    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
                    WHEN (NEW.status IN ('Shipped', 'Delivered', 'Completed', 'Cancelled', 'Rejected'))
                    EXECUTE FUNCTION orders.follow_with_units();
                """);

            migrationBuilder.CreateIndex(
                name: "ix_stock_movements_order_id",
                schema: "products",
                table: "stock_movements",
                column: "order_id",
                filter: "order_id IS NOT NULL");

            migrationBuilder.AddCheckConstraint(
                name: "ck_orders_money",
                schema: "orders",
                table: "orders",
                sql: "total_minor >= 0 AND items_total_minor >= 0 AND shipping_total_minor >= 0 AND discount_total_minor >= 0 AND tax_total_minor >= 0 AND shipping_discount_minor BETWEEN 0 AND shipping_total_minor");

            migrationBuilder.AddCheckConstraint(
                name: "ck_orders_refund",
                schema: "orders",
                table: "orders",
                sql: "refunded_minor >= 0 AND refunded_minor <= refund_promised_minor AND refund_promised_minor <= total_minor AND shipping_refunded_minor BETWEEN 0 AND shipping_total_minor - shipping_discount_minor");

            migrationBuilder.AddCheckConstraint(
                name: "ck_orders_total",
                schema: "orders",
                table: "orders",
                sql: "total_minor = items_total_minor + shipping_total_minor - shipping_discount_minor");

            migrationBuilder.AddCheckConstraint(
                name: "ck_order_lines_units",
                schema: "orders",
                table: "order_lines",
                sql: "cancelled_quantity >= 0 AND returned_quantity >= 0 AND returned_quantity <= delivered_quantity AND delivered_quantity <= shipped_quantity AND shipped_quantity <= packed_quantity AND cancelled_quantity + packed_quantity <= quantity AND written_off_quantity BETWEEN 0 AND cancelled_quantity + returned_quantity AND fault_quantity BETWEEN 0 AND cancelled_quantity");

            migrationBuilder.CreateIndex(
                name: "ix_cancellation_lines_order_line_id",
                schema: "orders",
                table: "cancellation_lines",
                column: "order_line_id");

            migrationBuilder.CreateIndex(
                name: "ix_cancellations_order_id_id",
                schema: "orders",
                table: "cancellations",
                columns: new[] { "order_id", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                DROP TRIGGER orders_take_their_units_along ON orders.orders;
                DROP FUNCTION orders.follow_with_units();
                """);

            migrationBuilder.DropTable(
                name: "cancellation_lines",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "cancellations",
                schema: "orders");

            migrationBuilder.DropIndex(
                name: "ix_stock_movements_order_id",
                schema: "products",
                table: "stock_movements");

            migrationBuilder.DropCheckConstraint(
                name: "ck_orders_money",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropCheckConstraint(
                name: "ck_orders_refund",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropCheckConstraint(
                name: "ck_orders_total",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropCheckConstraint(
                name: "ck_order_lines_units",
                schema: "orders",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "order_id",
                schema: "products",
                table: "stock_movements");

            migrationBuilder.DropColumn(
                name: "shipping_discount_minor",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "shipping_refunded_minor",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "cancelled_quantity",
                schema: "orders",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "delivered_quantity",
                schema: "orders",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "fault_quantity",
                schema: "orders",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "packed_quantity",
                schema: "orders",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "returned_quantity",
                schema: "orders",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "shipped_quantity",
                schema: "orders",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "written_off_quantity",
                schema: "orders",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "fault_units",
                schema: "analytics",
                table: "order_facts");

            migrationBuilder.AddCheckConstraint(
                name: "ck_orders_money",
                schema: "orders",
                table: "orders",
                sql: "total_minor >= 0 AND items_total_minor >= 0 AND shipping_total_minor >= 0 AND discount_total_minor >= 0 AND tax_total_minor >= 0");

            migrationBuilder.AddCheckConstraint(
                name: "ck_orders_refund",
                schema: "orders",
                table: "orders",
                sql: "refunded_minor >= 0 AND refunded_minor <= refund_promised_minor AND refund_promised_minor <= total_minor");

            migrationBuilder.AddCheckConstraint(
                name: "ck_orders_total",
                schema: "orders",
                table: "orders",
                sql: "total_minor = items_total_minor + shipping_total_minor - discount_total_minor");
        }
    }
}
