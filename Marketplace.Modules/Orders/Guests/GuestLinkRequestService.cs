using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Orders;

/// <summary>Mails guests new links to what they bought.</summary>
public sealed class GuestLinkRequestService(
    UnitOfWork unitOfWork,
    MarketplaceDbContext db,
    IGuestAccounts guests,
    GuestLinkService links,
    MailQueue mails,
    IOptions<MarketplaceOptions> marketplace
)
{
    private const int MaxPurchases = 10;

    /// <summary>Mails the guest of an address a link to each of their latest purchases that were paid; the caller
    /// cannot tell whether there is one.</summary>
    /// <param name="mayMail">False does the same work without a mail: the address has had its mails of the
    /// hour.</param>
    /// <remarks>Repeat: mails again, as often as <paramref name="mayMail"/> lets.</remarks>
    public Task<Result> SendAsync(string email, bool mayMail, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync(
            async ct =>
            {
                var guest = await guests.FindAsync(email, ct);
                var bought = await PurchasesOfAsync(guest?.Id ?? Guid.Empty, ct);
                if (guest is not null && mayMail && bought.Count > 0)
                    mails.Add(guest.Email, ContentOf(bought, guest.Language), MailPriority.Account);
                else
                    mails.AddNothing();
                return Result.Success;
            },
            cancellationToken
        );

    private async Task<IReadOnlyList<Purchase>> PurchasesOfAsync(Guid guestId, CancellationToken cancellationToken) =>
        await db.Set<Purchase>()
            .AsNoTracking()
            .Where(p => p.BuyerId == guestId && db.Set<Order>().Any(o => o.PurchaseId == p.Id && o.PlacedAt != null))
            .OrderByDescending(p => p.CreatedAt)
            .Take(MaxPurchases)
            .ToListAsync(cancellationToken);

    private MailContent ContentOf(IReadOnlyList<Purchase> bought, Language language) =>
        new(language, GuestLinkMails.Subject.In(language))
        {
            Greeting = GuestLinkMails.Greeting.In(language),
            Paragraphs = [GuestLinkMails.Body.In(language)],
            Action = new(GuestLinkMails.Open.In(language), links.UrlOf(bought[0].Id)),
            Groups =
            [
                .. bought.Select(p => new MailGroup(
                    $"{p.Number} · {language.LongDate(p.CreatedAt, marketplace.Value.Zone)}",
                    links.UrlOf(p.Id),
                    [],
                    []
                )),
            ],
            Closing = [GuestLinkMails.Ignore.In(language)],
        };
}
