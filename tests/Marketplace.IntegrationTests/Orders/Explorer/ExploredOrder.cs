using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Payments;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;
using Settlement = Marketplace.Modules.Payments.Settlement;

namespace Marketplace.IntegrationTests.Orders;

/// <summary>Everybody who acts on an explored order.</summary>
internal sealed record Cast(ShopApp App, SignIn Buyer, SignIn Seller, SignIn Admin);

/// <summary>A confirmed order, what happens to it over HTTP and at the provider, and what must become of it.</summary>
internal sealed class ExploredOrder(Cast cast, Order order, Guid? paymentId, IReadOnlyList<Happening> happenings)
{
    private const string Iban = "TR330006100519786457841326";

    private readonly Guid[] _lines = [.. order.Lines.OrderBy(l => l.Position).Select(l => l.Id)];
    private readonly List<Guid> _parcels = [];
    private Guid? _return;

    public Guid Id => order.Id;

    public IReadOnlyList<Happening> Happenings => happenings;

    public OrderModel Model { get; private set; } = new(paymentId is not null);

    /// <summary>Lets it happen, to the marketplace and to the model.</summary>
    public async Task HappenAsync(Happening happening)
    {
        var answer = await SendAsync(happening);
        Assert.True(answer?.IsSuccessStatusCode ?? true, $"{happening} of {OrderFacts.Of(Model)}: {answer}");
        if (happening is Happening.ShipPart or Happening.ShipRest)
        {
            var parcel = (await answer!.JsonAsync(HttpStatusCode.Created)).GetProperty("id").GetGuid();
            _parcels.Add(parcel);
            await cast.Seller.ShipParcelAsync(Id, parcel);
        }
        else if (happening == Happening.RequestReturn)
        {
            _return = (await answer!.JsonAsync(HttpStatusCode.Created)).GetProperty("id").GetGuid();
        }
        else if (happening == Happening.AcceptReturn)
        {
            (await cast.Seller.ReturnAsSellerAsync(_return!.Value, "accept", new { })).Expect(HttpStatusCode.OK);
        }

        Model = Model.After(happening);
    }

    /// <summary>Tries what cannot happen now; it must be refused.</summary>
    /// <returns>Whether there was anything to try.</returns>
    public async Task<bool> TryInVainAsync(Happening happening)
    {
        if (Model.Allows(happening) || await SendAsync(happening) is not { } answer)
            return false;
        Assert.True(
            answer.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity,
            $"{happening} of {OrderFacts.Of(Model)}: {await answer.Content.ReadAsStringAsync()}"
        );
        return true;
    }

    /// <summary>An administrator sends refunds again whose money came back, and all that is promised is paid.</summary>
    public async Task PayEverythingAsync()
    {
        foreach (var refund in await RefundsAsync(RefundStatus.Failed))
        {
            var retried = await cast.App.InScopeAsync<RefundAdministrationService, Foundation.Result>(s =>
                s.RetryAsync(Modules.Users.Contracts.Actor.System, refund.Id, default)
            );
            Assert.True(retried.Succeeded, retried.Error?.Code);
        }

        Model = Model.Retried();
        while (Model.Allows(Happening.RefundPaid))
            await HappenAsync(Happening.RefundPaid);
    }

    /// <summary>Sends the request, or tells the provider's news.</summary>
    /// <returns>Null when nobody was asked.</returns>
    private async Task<HttpResponseMessage?> SendAsync(Happening happening)
    {
        switch (happening)
        {
            case Happening.ShipPart:
                return await cast.Seller.PackAsync(Id, (_lines[0], 1), (_lines[1], 1));
            case Happening.ShipRest:
                return await cast.Seller.PackAsync(Id);
            case Happening.CancelUnit:
                return await CancelUnitAsync();
            case Happening.Deliver:
                return await MoveParcelAsync(happening, "deliver");
            case Happening.Undelivered:
                return await MoveParcelAsync(happening, "undelivered", new { reason = "refused" });
            case Happening.CameBack:
                return await MoveParcelAsync(happening, "came-back", new { });
            case Happening.RequestReturn:
                return await cast.Buyer.RequestReturnAsync(Id, _lines[0], iban: Model.IsCard ? null : Iban);
            case Happening.AcceptReturn:
                return _return is { } id ? await cast.Seller.ReturnAsSellerAsync(id, "receive") : null;
            case Happening.Complete:
                return await cast.Buyer.AsBuyerAsync(Id, "accept");
            case Happening.RefundPaid when !Model.IsCard:
                var paid = new { bankReference = $"FT{Id:N}" };
                return _return is { } owed ? await cast.Admin.ReturnAsAdminAsync(owed, "mark-paid", paid) : null;
            case Happening.RefundPaid:
                await TellAsync(RefundStatus.Pending, RefundStatus.Succeeded);
                return null;
            default:
                await TellAsync(RefundStatus.Succeeded, RefundStatus.Failed);
                return null;
        }
    }

    private async Task<HttpResponseMessage?> MoveParcelAsync(Happening happening, string command, object? body = null)
    {
        var at = Model.Target(happening);
        if (at < 0)
            at = _parcels.Count - 1;
        return at < 0 ? null : await cast.Seller.MoveParcelAsync(Id, _parcels[at], command, body);
    }

    private Task<HttpResponseMessage> CancelUnitAsync() =>
        cast.Seller.Client.SendJsonAsync(
            HttpMethod.Post,
            $"/api/v1/seller/{cast.Seller.SellerId}/orders/{Id}/cancel-units",
            new { lines = new[] { new { lineId = _lines[0], quantity = 1 } }, reasonCode = "damaged" },
            ("Idempotency-Key", Guid.CreateVersion7().ToString())
        );

    /// <summary>The provider says of the oldest refund in a state what became of it, twice as it may.</summary>
    private async Task TellAsync(RefundStatus from, RefundStatus to)
    {
        if ((await RefundsAsync(from)).FirstOrDefault() is not { } refund)
            return;
        var providerId = refund.ProviderRefundId ?? $"re_{refund.Id:N}_{refund.Refusals}";
        var news = new ProviderRefund(providerId, refund.Id, to, refund.Amount, null);
        for (var times = 0; times < 2; times++)
        {
            await cast.App.InScopeAsync<RefundSettlementService, Settlement>(s =>
                s.ApplyAsync(StripeGateway.Name, news, default)
            );
        }
    }

    private Task<List<Refund>> RefundsAsync(RefundStatus status) =>
        cast.App.QueryAsync(db =>
            db.Set<Refund>()
                .AsNoTracking()
                .Where(r => r.OrderId == Id && r.Status == status)
                .OrderBy(r => r.CreatedAt)
                .ThenBy(r => r.Id)
                .ToListAsync()
        );
}
