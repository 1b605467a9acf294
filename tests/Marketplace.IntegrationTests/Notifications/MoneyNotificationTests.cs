using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Payments;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.IntegrationTests.Notifications;

/// <summary>Buyers hear of money that comes back, administrators of money that needs them.</summary>
public sealed class MoneyNotificationTests(ShopApp app) : IClassFixture<ShopApp>
{
    [Fact]
    public async Task Refund_Succeeded_TellsTheBuyerOnceHoweverOftenItIsDelivered()
    {
        var sale = await app.PaidOrderAsync();
        Assert.True(
            (
                await app.InScopeAsync<OrderService, Result>(s =>
                    s.MoveAsync(new(sale.OrderId, OrderCommand.Cancel, OrderActor.Buyer(app.BuyingActor)), default)
                )
            ).Succeeded
        );
        await PayBack.AllAsync(app, sale.PaymentId);
        await app.DrainAsync();
        var message = await app.QueryAsync(db =>
            db.Set<OutboxMessage>()
                .AsNoTracking()
                .SingleAsync(m =>
                    m.Type == "marketplace.payments.refund-succeeded.v1" && m.Subject == sale.PaymentId.ToString()
                )
        );
        await app.ExecuteAsync(
            $"DELETE FROM platform.inbox_messages WHERE message_id = '{message.Id}' AND consumer = 'notifications'"
        );
        await app.InScopeAsync<EventDispatcher, bool>(d =>
            d.HandleAsync(
                "notifications",
                new EventEnvelope(
                    message.Id,
                    message.Type,
                    "/marketplace/test",
                    message.Subject,
                    message.OccurredAt,
                    message.Payload,
                    null
                ),
                default
            )
        );

        Assert.Equal(1, await CountAsync("payment.refunded", app.Buyer.UserId));
        Assert.Equal(
            1,
            await app.ScalarAsync<long>(
                $"""
                SELECT COUNT(*) FROM platform.mails WHERE "to" = '{app.Buyer.Email}'
                    AND subject LIKE 'Your money was sent back%'
                """
            )
        );
    }

    [Fact]
    public async Task Payment_TooLate_TellsTheBuyerThatItComesBack()
    {
        var sale = await app.BuyAsync();
        Assert.True(
            (
                await app.InScopeAsync<OrderService, Result>(s =>
                    s.MoveAsync(new(sale.OrderId, OrderCommand.Cancel, OrderActor.Buyer(app.BuyingActor)), default)
                )
            ).Succeeded
        );
        await app.SettleAsync(sale.Succeeded, "reconciliation");
        await app.DrainAsync();
        Assert.Equal(1, await CountAsync("payment.late_refunded", app.Buyer.UserId));
    }

    [Fact]
    public async Task MoneyThatNeedsAPerson_TellsEveryAdministratorAndNobodyElse()
    {
        using var admin = await app.AdminAsync();
        using var support = await app.SupportAsync();
        var id = Guid.CreateVersion7();
        await TellAsync(new PaymentMismatchDetected(id, new(100, "TRY"), new(99, "TRY")));
        await TellAsync(new RefundFailed(Guid.CreateVersion7(), id, null, new(100, "TRY")));
        await app.DrainAsync();

        Assert.Equal(
            (1, 1),
            (
                await CountAsync("payment.mismatch", admin.UserId),
                await CountAsync("payment.refund_failed", admin.UserId)
            )
        );
        Assert.Equal(2, await app.MailCountAsync(admin.Email));
        Assert.Equal(0, await app.NotificationCountAsync(support.UserId));
    }

    private Task<bool> TellAsync<TEvent>(TEvent news)
        where TEvent : IIntegrationEvent =>
        app.InScopeAsync<IServiceProvider, bool>(services =>
        {
            var unitOfWork = (UnitOfWork)services.GetService(typeof(UnitOfWork))!;
            return unitOfWork.RunAsync(
                _ =>
                {
                    ((EventOutbox)services.GetService(typeof(EventOutbox))!).Add(news);
                    return Task.FromResult(true);
                },
                default
            );
        });

    private Task<long> CountAsync(string template, Guid userId) =>
        app.ScalarAsync<long>(
            $"SELECT COUNT(*) FROM notifications.notifications WHERE template = '{template}' AND user_id = '{userId}'"
        );
}
