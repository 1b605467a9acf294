using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Payments;

namespace Marketplace.IntegrationTests.Payouts;

/// <summary>Payouts that may not be sent take no place in a batch.</summary>
public sealed class PayoutBatchLimitTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Make_MoreHeldPayoutsThanABatchHas_TakesThoseThatMayBeSent()
    {
        using var admin = await app.AdminAsync();
        await app.ExecuteAsync(
            $"""
            INSERT INTO payments.payout_accounts (seller_id, version, hold_reason, held_at, hold_until)
            SELECT gen_random_uuid(), 1, 'Asked for papers', now(), now() + interval '30 days'
            FROM generate_series(1, {PayoutBatchService.MaxPayouts + 5});
            INSERT INTO payments.statements (id, number, seller_id, currency, opening_minor, closing_minor, to_at,
                posting_count, sums, version)
            SELECT seller_id, 'EKS-2026-000001', seller_id, 'TRY', 0, 0, now(), 0, '[]', 1
            FROM payments.payout_accounts WHERE hold_reason IS NOT NULL;
            INSERT INTO payments.payouts (id, payee, seller_id, statement_id, amount_minor, currency, status, due_on,
                account_cipher, account_masked, reserved_at, version)
            SELECT ('00000000-0000-7000-8000-' || lpad(to_hex(row_number() OVER ()), 12, '0'))::uuid, 'Seller',
                seller_id, seller_id, 100, 'TRY', 'Pending', current_date, '\x00', '••••0000', now(), 1
            FROM payments.payout_accounts WHERE hold_reason IS NOT NULL
            """
        );
        using var owner = await app.SellerAsync();
        await app.EarnAsync(owner.SellerId, 1, 4_200);
        await app.RunPayoutsAsync(admin);

        var sent = Assert.Single(await app.PayoutsOfBatchAsync(await admin.MakeBatchAsync()));
        Assert.Equal((await owner.LastPayoutAsync()).GetProperty("id").GetGuid(), sent);
    }
}
