using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Orders;

/// <summary>Asks carriers what they have scanned, so that nothing is lost with a webhook.</summary>
internal sealed class CarrierTrackingService(
    MarketplaceDbContext db,
    CarrierGatewayRegistry gateways,
    CarrierNewsService news,
    TimeProvider clock,
    ILogger<CarrierTrackingService> logger
)
{
    private const int MaxPages = 200;

    /// <summary>How long after it was scanned a scan that cannot be applied is read again; then it is passed
    /// over.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(6);

    /// <summary>Applies what was scanned since the last run.</summary>
    /// <remarks>News that cannot be applied, and a carrier that does not answer, are logged and reported, and read
    /// again by the next run, news until <see cref="Patience"/> is over; they do not block the others.</remarks>
    public async Task<WatchOutcome> PollAsync(CancellationToken cancellationToken)
    {
        var (read, changed) = (0, 0);
        var failures = new List<Exception>();
        foreach (var gateway in gateways.Configured)
        {
            var poll = await PollAsync(gateway, cancellationToken);
            (read, changed) = (read + poll.Read, changed + poll.Changed);
            failures.AddRange(poll.Failures);
        }

        return new(read == 0 ? null : $"{changed} of {read} scans moved a parcel", failures);
    }

    private async Task<Poll> PollAsync(ICarrierGateway gateway, CancellationToken cancellationToken)
    {
        var poll = new Poll();
        var cursor = await db.Set<Carrier>()
            .Where(c => c.Code == gateway.Code)
            .Select(c => c.TrackingCursor)
            .SingleOrDefaultAsync(cancellationToken);
        try
        {
            for (var pages = 0; pages < MaxPages; pages++)
            {
                var page = await gateway.TrackAsync(cursor, cancellationToken);
                await ApplyAsync(gateway.Code, page.News, poll, cancellationToken);
                cursor = page.Next ?? cursor;
                if (!poll.ReadsAgain)
                    await KeepAsync(gateway.Code, cursor, cancellationToken);
                if (page.IsLast)
                    break;
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning(exception, "Carrier {Carrier} did not say what it has scanned", gateway.Code);
            poll.Failures.Add(exception);
        }

        return poll;
    }

    private async Task ApplyAsync(
        string carrierCode,
        IReadOnlyList<CarrierNews> page,
        Poll poll,
        CancellationToken cancellationToken
    )
    {
        foreach (var one in page)
        {
            poll.Read++;
            try
            {
                if (await news.ApplyAsync(carrierCode, one, cancellationToken))
                    poll.Changed++;
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                // A scan in the future is not waited for: the carrier's clock is wrong.
                var age = clock.GetUtcNow() - one.Scan.At;
                var readsAgain = age < Patience && age > -Patience;
                logger.LogError(
                    exception,
                    "A scan of carrier {Carrier} could not be applied; read again: {ReadsAgain}",
                    carrierCode,
                    readsAgain
                );
                poll.ReadsAgain |= readsAgain;
                poll.Failures.Add(exception);
            }
        }
    }

    private Task<int> KeepAsync(string carrierCode, string? cursor, CancellationToken cancellationToken) =>
        db.Set<Carrier>()
            .Where(c => c.Code == carrierCode && c.TrackingCursor != cursor)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.TrackingCursor, cursor), cancellationToken);

    private sealed class Poll
    {
        public int Read { get; set; }

        public int Changed { get; set; }

        /// <summary>Something of it has to be read again.</summary>
        public bool ReadsAgain { get; set; }

        public List<Exception> Failures { get; } = [];
    }
}
