namespace Marketplace.IntegrationTests.Invariants;

/// <content>How each invariant is broken.</content>
public sealed partial class InvariantTests
{
    // What protects the data from the product itself is put aside first: triggers, foreign keys and check constraints.
    private const string Unprotect = """
        SET LOCAL session_replication_role = replica;
        ALTER TABLE products.stock_items DROP CONSTRAINT ck_stock_items_units;
        ALTER TABLE orders.orders DROP CONSTRAINT ck_orders_total;
        ALTER TABLE orders.order_lines DROP CONSTRAINT ck_order_lines_units;
        ALTER TABLE payments.payments DROP CONSTRAINT ck_payments_refunded, DROP CONSTRAINT ck_payments_accepted;
        DROP INDEX payments.ux_payments_one_accepted;
        """;

    private const string SomeVariant = "(SELECT variant_id FROM products.stock_items ORDER BY variant_id LIMIT 1)";
    private const string SomePaidOrder =
        "(SELECT id FROM orders.orders WHERE paid_at IS NOT NULL AND status = 'Placed' ORDER BY id LIMIT 1)";
    private const string ItsPayment = $"""
        (SELECT p.id FROM payments.payments AS p JOIN orders.orders AS o ON o.purchase_id = p.ref_id
            WHERE o.id = {SomePaidOrder} AND p.accepted)
        """;
    private const string SomeEntry =
        $"(SELECT id FROM ledger.entries WHERE kind = 'OrderPaid' AND ref_id = {SomePaidOrder})";
    private const string SomeSeller = "(SELECT seller_id FROM products.products LIMIT 1)";

    private const string FreePlanAllowsNothing =
        "UPDATE subscriptions.plan_versions SET limits = jsonb_set(limits::jsonb, '{activeListings}', '0') WHERE "
        + "plan_code = 'free'";

    private static string Approved(string proposer) =>
        $$"""
            INSERT INTO payments.adjustments
                (id, seller_id, currency, lines, reason, status, created_by, created_at, decided_by, decided_at,
                version)
            SELECT gen_random_uuid(), {{SomeSeller}}, 'TRY',
                '[{"account":"goodwill","debitMinor":100,"creditMinor":0},
                  {"account":"seller_payable","debitMinor":0,"creditMinor":100}]',
                'Unbooked', 'Approved', {{proposer}}, now(), '01912f7e-7c1a-7b0e-9a55-3a1f5d2c4b6a', now(), 1
            """;

    private const string TwoIbansWait = $"""
        INSERT INTO payments.payout_ibans (id, seller_id, cipher, last_four, added_at, paid_from)
        SELECT gen_random_uuid(), seller_id, cipher, last_four, added_at, paid_from + n * interval '2 days'
        FROM payments.payout_ibans, generate_series(1, 2) AS n WHERE seller_id = {SomeSeller}
        """;

    private const string ProviderTookAFee = """
        INSERT INTO payments.provider_transactions
            (id, provider, provider_id, type, fee_minor, settled_minor, made_at, booked_at)
        VALUES (gen_random_uuid(), 'stripe', 'txn_1', 'charge', 5, 0, now(), now())
        """;

    private const string AllHadTexts = "UPDATE orders.checkouts SET contracts = '{}' WHERE status = 'Completed'";

    private const string AllAcceptedAnotherText = """
        INSERT INTO orders.sales_contract_texts (hash, text) VALUES (repeat('0', 64), 'Another text');
        INSERT INTO orders.sales_contract_acceptances
            (id, user_id, kind, template_version, locale, hash, ref_type, ref_id, at)
        SELECT gen_random_uuid(), buyer_id, kind, 1, 'tr', repeat('0', 64), 'Order', id, now()
        FROM orders.orders, unnest(ARRAY['PreInformation', 'DistanceSale']) AS kind
        """;

    public static TheoryData<string, string> Breakages =>
        new()
        {
            { "I1", $"UPDATE products.stock_items SET on_hand = on_hand + 1 WHERE variant_id = {SomeVariant}" },
            { "I1", $"DELETE FROM products.stock_movements WHERE reason = 'Initial' AND variant_id = {SomeVariant}" },
            { "I2", $"UPDATE products.stock_items SET reserved = reserved + 1 WHERE variant_id = {SomeVariant}" },
            { "I2", "UPDATE products.reservations SET status = 'Released' WHERE status = 'Held'" },
            { "I3", $"UPDATE products.stock_items SET reserved = on_hand + 1 WHERE variant_id = {SomeVariant}" },
            { "I3", $"UPDATE products.stock_items SET on_hand = -1 WHERE variant_id = {SomeVariant}" },
            { "I4", $"DELETE FROM products.stock_movements WHERE reason = 'Sale' AND ref_id = {SomePaidOrder}" },
            { "I4", "DELETE FROM products.stock_movements WHERE ref_type = 'cancellation'" },
            { "I4", "UPDATE orders.order_lines SET written_off_quantity = 1 WHERE cancelled_quantity > 0" },
            { "I6", "UPDATE orders.orders SET discount_total_minor = 1" },
            { "I11", "UPDATE orders.order_lines SET cancelled_quantity = 1 WHERE delivered_quantity > 0" },
            {
                "I4",
                $"""
                    UPDATE products.stock_movements SET delta = delta - 1
                    WHERE reason = 'Sale' AND ref_id = {SomePaidOrder}
                    """
            },
            { "I4", $"UPDATE orders.orders SET status = 'Rejected' WHERE id = {SomePaidOrder}" },
            { "I4", "DELETE FROM products.stock_movements WHERE reason = 'CancelRestock'" },
            {
                "I5",
                $"""
                    UPDATE orders.purchases SET total_minor = total_minor + 1 WHERE id = (SELECT purchase_id
                        FROM orders.orders WHERE id = {SomePaidOrder})
                    """
            },
            { "I6", $"UPDATE orders.orders SET total_minor = total_minor + 1 WHERE id = {SomePaidOrder}" },
            { "I6", $"UPDATE orders.orders SET tax_total_minor = tax_total_minor + 1 WHERE id = {SomePaidOrder}" },
            { "I6", $"DELETE FROM orders.order_lines WHERE order_id = {SomePaidOrder}" },
            { "I7", $"UPDATE orders.orders SET placed_at = NULL WHERE id = {SomePaidOrder}" },
            { "I7", $"UPDATE payments.payments SET accepted = false WHERE id = {ItsPayment}" },
            { "I7", "UPDATE payments.refunds SET status = 'Failed' WHERE reason = 'order.cancelled'" },
            { "I8", $"UPDATE payments.payments SET status = 'Failed', captured_minor = 0 WHERE id = {ItsPayment}" },
            { "I8", $"DELETE FROM payments.payments WHERE id = {ItsPayment}" },
            { "I8", $"UPDATE payments.payments SET currency = 'USD' WHERE id = {ItsPayment}" },
            { "I9", $"UPDATE payments.payments SET refunded_minor = captured_minor + 1 WHERE id = {ItsPayment}" },
            { "I9", "UPDATE payments.refunds SET amount_minor = amount_minor + 1 WHERE status = 'Succeeded'" },
            {
                "I10",
                $"""
                    INSERT INTO payments.payments SELECT (jsonb_populate_record(p, jsonb_build_object('id',
                        gen_random_uuid(), 'provider_payment_id', 'cs_other'))).* FROM payments.payments AS p
                        WHERE p.id = {ItsPayment}
                    """
            },
            {
                "I11",
                $"""
                    UPDATE ledger.postings SET credit_minor = credit_minor + 1 WHERE entry_id = {SomeEntry}
                        AND credit_minor > 0
                    """
            },
            { "I11", $"DELETE FROM ledger.postings WHERE entry_id = {SomeEntry}" },
            { "I11", $"DELETE FROM ledger.entries WHERE id = {SomeEntry}" },
            { "I11", "DELETE FROM ledger.entries WHERE kind = 'CashCollected'" },
            { "I11", "UPDATE ledger.entries SET ref_id = gen_random_uuid() WHERE kind = 'CashCollected'" },
            {
                "I12",
                $"""
                    UPDATE ledger.postings SET debit_minor = debit_minor + 1 WHERE entry_id = {SomeEntry}
                        AND account_code = 'psp_clearing'
                    """
            },
            { "I12", $"UPDATE orders.orders SET status = 'Completed' WHERE id = {SomePaidOrder}" },
            { "I12", $"UPDATE orders.orders SET status = 'Cancelled' WHERE id = {SomePaidOrder}" },
            {
                "I13",
                $"""
                    UPDATE subscriptions.usage_counters SET used = used + 1 WHERE metric = 'activeListings'
                        AND seller_id = {SomeSeller}
                    """
            },
            { "I13", "UPDATE products.products SET status = 'Archived' WHERE status = 'Active'" },
            { "I13", FreePlanAllowsNothing },
            // Events of others on their way say nothing about this store.
            {
                "I13",
                FreePlanAllowsNothing + "; UPDATE platform.outbox_messages SET published_at = NULL, dead_at = NULL"
            },
            { "I14", $"UPDATE orders.orders SET status = 'Shipped' WHERE id = {SomePaidOrder}" },
            { "I14", $"DELETE FROM orders.order_events WHERE order_id = {SomePaidOrder} AND seq = 1" },
            {
                "I14",
                $"UPDATE orders.order_events SET to_status = 'Completed' WHERE order_id = {SomePaidOrder} AND seq = 1"
            },
            {
                "I14",
                $"UPDATE orders.order_events SET actor_type = 'Buyer' WHERE order_id = {SomePaidOrder} AND type = 'pay'"
            },
            {
                "I14",
                $"UPDATE orders.order_events SET type = 'confirm' WHERE order_id = {SomePaidOrder} AND type = 'pay'"
            },
            {
                "I15",
                """
                    INSERT INTO platform.deliveries
                        (consumer, message_id, type, source, subject, payload, occurred_at, available_at, attempts)
                    VALUES ('analytics', gen_random_uuid(), 't', 's', 's', '{}', now() - INTERVAL '1 hour', now(), 1)
                    """
            },
            {
                "I15",
                """
                    INSERT INTO platform.deliveries
                        (consumer, message_id, type, source, subject, payload, occurred_at, available_at,
                    attempts, dead_at)
                    VALUES ('analytics', gen_random_uuid(), 't', 's', 's', '{}', now(), now(), 20, now())
                    """
            },
            {
                "I15",
                "UPDATE platform.outbox_messages SET published_at = NULL, occurred_at = occurred_at - INTERVAL '1 hour'"
            },
            { "I15", "UPDATE platform.outbox_messages SET dead_at = occurred_at" },
            {
                "I16",
                $"""
                    INSERT INTO subscriptions.subscriptions (id, seller_id, payer_id, status, plan_code, plan_version,
                        created_at, cancel_at_period_end, reminders_sent, version)
                    VALUES (gen_random_uuid(), {SomeSeller}, gen_random_uuid(), 'Active', 'standard', 1, now(), false,
                        0, 1)
                    """
            },
            { "I17", "UPDATE products.products SET stocked_variants = stocked_variants + 1" },
            { "I17", $"UPDATE products.stock_items SET is_listed = false WHERE variant_id = {SomeVariant}" },
            { "I18", "UPDATE orders.order_lines SET commission_refunded_minor = 0" },
            { "I18", "UPDATE orders.orders SET commission_tax_refunded_minor = 0" },
            { "I18", "UPDATE payments.refunds SET commission_minor = commission_minor + 1 WHERE status = 'Succeeded'" },
            { "I18", "DELETE FROM ledger.entries WHERE kind = 'OrderRefunded'" },
            {
                "I19",
                """
                    INSERT INTO payments.disputes (id, payment_id, provider, provider_dispute_id, amount_minor,
                        currency, status, created_at, version)
                    SELECT gen_random_uuid(), id, provider, 'dp_unbooked', 1, 'TRY', 'Open', now(), 1
                    FROM payments.payments LIMIT 1
                    """
            },
            { "I19", "UPDATE payments.disputes SET status = 'Open'" },
            { "I19", "DELETE FROM payments.disputes" },
            { "I19", "DELETE FROM ledger.entries WHERE kind = 'DisputeLost'" },
            {
                "I20",
                "UPDATE orders.order_lines SET packed_quantity = 0, shipped_quantity = 0, delivered_quantity = 0"
            },
            { "I20", "UPDATE orders.order_lines SET cancelled_quantity = quantity" },
            { "I21", "DELETE FROM products.stock_movements WHERE ref_type = 'cancellation'" },
            { "I21", "UPDATE orders.cancellation_lines SET quantity = quantity + 1" },
            { "I21", "UPDATE orders.order_lines SET cancelled_quantity = 0" },
            { "I25", AllHadTexts },
            { "I25", $"{AllHadTexts}; {AllAcceptedAnotherText}" },
            { "I33", $"UPDATE payments.payout_ibans SET last_four = '0000' WHERE seller_id = {SomeSeller}" },
            { "I33", $"DELETE FROM payments.payout_accounts WHERE seller_id = {SomeSeller}" },
            { "I33", TwoIbansWait },
            { "I22", "UPDATE orders.parcels SET status = 'Shipped' WHERE status = 'Delivered'" },
            { "I22", "UPDATE orders.parcel_lines SET quantity = quantity + 1" },
            { "I22", "DELETE FROM orders.parcel_lines" },
            { "I22", $"UPDATE orders.orders SET status = 'Shipped' WHERE id = {SomePaidOrder}" },
            { "I31", $"UPDATE orders.orders SET collect_minor = 1 WHERE id = {SomePaidOrder}" },
            { "I31", "UPDATE orders.parcels SET collect_fee_minor = 0" },
            { "I31", "UPDATE orders.parcel_lines SET collect_minor = collect_minor + 1 WHERE collect_minor > 0" },
            { "I23", "UPDATE orders.order_lines SET returned_quantity = delivered_quantity" },
            {
                "I26",
                "DELETE FROM payments.statement_postings; UPDATE payments.payout_runs SET started_at = started_at + "
                    + "INTERVAL '3 days'"
            },
            { "I26", "UPDATE payments.statements SET seller_id = gen_random_uuid()" },
            { "I27", "UPDATE payments.statements SET closing_minor = closing_minor + 1" },
            { "I27", "UPDATE payments.statements SET opening_minor = 1, closing_minor = closing_minor + 1" },
            { "I27", "UPDATE payments.statements SET number = 'EKS-2026-000007'" },
            { "I27", "DELETE FROM payments.statement_postings" },
            { "I35", Approved("gen_random_uuid()") },
            {
                "I35",
                "ALTER TABLE payments.adjustments DROP CONSTRAINT ck_adjustments_four_eyes;"
                    + Approved("'01912f7e-7c1a-7b0e-9a55-3a1f5d2c4b6a'")
            },
            { "I35", "UPDATE ledger.entries SET kind = 'Adjustment' WHERE kind = 'CashCollected'" },
            { "I36", "UPDATE ledger.entries SET kind = 'SettledBefore' WHERE kind = 'CashCollected'" },
            {
                "I36",
                """
                    INSERT INTO ledger.entries (id, kind, ref_type, ref_id, number, at, posting_count)
                    VALUES (gen_random_uuid(), 'SettledBefore', 'seller', gen_random_uuid(), 1, now(), 0)
                    """
            },
            { "I37", "UPDATE payments.refunds SET bank_reference = 'FT1' WHERE status = 'Succeeded'" },
            {
                "I37",
                """
                    INSERT INTO ledger.accounts (code, type, currency) VALUES ('bank', 'Asset', 'TRY')
                        ON CONFLICT DO NOTHING;
                    UPDATE ledger.postings SET account_code = 'bank' WHERE account_code = 'psp_clearing'
                        AND entry_id IN (SELECT id FROM ledger.entries WHERE kind = 'OrderRefunded');
                    UPDATE ledger.entries SET kind = 'RefundPaidByBank' WHERE kind = 'OrderRefunded'
                    """
            },
            { "I28", "UPDATE payments.payouts SET amount_minor = amount_minor + 1" },
            { "I28", "UPDATE payments.payouts SET status = 'Paid', paid_at = now()" },
            { "I28", "UPDATE payments.payouts SET status = 'Cancelled'" },
            { "I28", "DELETE FROM ledger.entries WHERE kind = 'PayoutReserved'" },
            {
                "I29",
                """
                    UPDATE payments.payable_dues SET due_on = due_on - 30;
                    UPDATE payments.payouts SET ended_at = ended_at - INTERVAL '30 days' WHERE ended_at IS NOT NULL;
                    UPDATE payments.payout_ibans SET verified_at = verified_at - INTERVAL '30 days',
                        paid_from = paid_from - INTERVAL '30 days', added_at = added_at - INTERVAL '30 days'
                    """
            },
            {
                "I30",
                """
                    INSERT INTO payments.withholdings (order_id, seller_id, amount_minor)
                    SELECT id, seller_id, 100 FROM orders.orders WHERE paid_at IS NOT NULL
                    """
            },
            {
                "I24",
                $"""
                    INSERT INTO orders.returns (id, number, order_id, seller_id, buyer_id, kind, status, currency,
                        requested_at, accepted_at, refund_minor, last_event_seq, version)
                    SELECT gen_random_uuid(), 'R-1', id, seller_id, buyer_id, 'Withdrawal', 'Accepted', currency,
                        now(), now(), 1, 3, 1
                    FROM orders.orders WHERE id = {SomePaidOrder}
                    """
            },
            {
                "I32",
                """
                    INSERT INTO payments.commission_months (month, starts_at, ends_at, closed_at)
                        VALUES ('2026-11-01', now() - interval '2 days', now() + interval '2 days', now())
                    """
            },
            { "I32", "INSERT INTO platform.document_sequences (series, year, last) VALUES ('KOM', 2026, 1)" },
            {
                "I34",
                """
                    UPDATE payments.payouts SET provider = 'StripeConnect', provider_account_id = 'acct_1',
                        status = 'Paid', paid_at = now()
                    """
            },
            { "I34", ProviderTookAFee },
            { "I34", "UPDATE ledger.entries SET kind = 'PspSettled' WHERE kind = 'CashCollected'" },
            { "I12", ProviderTookAFee },
        };
}
