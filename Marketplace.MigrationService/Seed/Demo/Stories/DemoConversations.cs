using System.Globalization;

namespace Marketplace.MigrationService;

/// <summary>Generates what buyers and stores write to each other about an order, and the links to invoices.</summary>
internal sealed class DemoConversations(DemoRandom random, DemoStoryTables tables, DateTimeOffset now)
{
    private const string Buyer = "Buyer";
    private const string Seller = "Seller";
    private const int Fresh = 48;
    private static readonly TimeSpan TellAfter = TimeSpan.FromMinutes(2);

    private static readonly (string From, string Body)[][] All =
    [
        [
            (Buyer, "Merhaba, siparişim hediye olacak. Paketleyip küçük bir not ekleyebilir misiniz?"),
            (Seller, "Elbette, notunuzu yazın; kutuya iliştirelim."),
            (Buyer, "“Nice mutlu yıllara, Elif” yazarsanız sevinirim. Teşekkürler!"),
        ],
        [
            (Buyer, "Kargo ne zaman çıkar? Cuma günü evde olacağım."),
            (Seller, "Yarın öğleden sonra veriyoruz, perşembe elinizde olur."),
        ],
        [
            (Buyer, "Hello, could you send it without the price on the slip? It is a present."),
            (Seller, "Of course, we will leave it out."),
            (Buyer, "Thank you!"),
        ],
        [(Buyer, "Ürünün kutusu ezik geldi ama içi sağlam görünüyor. Yine de haber vermek istedim.")],
        [
            (Buyer, "Bedeni değiştirmek istiyorum, bir büyüğü var mı?"),
            (Seller, "L bedenimiz var. İade talebi açarsanız yenisini hemen yollarız."),
            (Buyer, "Tamam, açıyorum."),
            (Seller, "Talebinizi gördük, iade kodunuz siparişinizde."),
        ],
        [(Seller, "Merhaba, kapı numaranız adreste eksik görünüyor. Yazabilir misiniz?")],
        [
            (Buyer, "Garanti belgesi kutudan çıkmadı."),
            ("Support", "Merhaba, mağazaya ilettik; belgeyi size e-postayla gönderecekler."),
        ],
    ];

    private int _count;

    /// <summary>Adds a conversation about a placed order now and then; some end with what is not read yet.</summary>
    public void Add(DemoPlacedOrder order)
    {
        if (order.History.PlacedAt is not { } placed || !random.OneIn(15))
            return;
        var lines = random.Pick(All);
        var first = placed + random.Hours(0.2, 20);
        var times = Enumerable.Range(0, lines.Length).Select(i => first + (i * random.Hours(0.2, 5))).Order().ToArray();
        var told = times.Count(at => at < now);
        if (told == 0)
            return;
        for (var i = 0; i < told; i++)
            AddMessage(order, i + 1, lines[i], times[i]);
        AddThread(order, [.. lines.Take(told).Select(l => l.From)], times[told - 1]);
    }

    /// <summary>Adds the link to the store's invoice to every other delivered order.</summary>
    public void AddInvoice(DemoPlacedOrder order)
    {
        if (order.History.DeliveredAt is not { } delivered || random.OneIn(2))
            return;
        var number = string.Create(CultureInfo.InvariantCulture, $"EAR{delivered.Year}{++_count:000000000}");
        tables.InvoiceLinks.Add(
            order.Order.Id,
            1,
            $"https://e-fatura.example.com/{number}",
            number,
            order.Order.Store.OwnerId,
            delivered
        );
    }

    private void AddMessage(DemoPlacedOrder order, int seq, (string From, string Body) line, DateTimeOffset at) =>
        tables.Messages.Add(
            random.NewId(at),
            order.Order.Id,
            seq,
            line.From,
            line.From == Buyer ? order.Order.Buyer.Id : order.Order.Store.OwnerId,
            line.Body,
            false,
            at
        );

    private void AddThread(DemoPlacedOrder order, string[] senders, DateTimeOffset last)
    {
        var isFresh = now - last < TimeSpan.FromHours(Fresh);
        var (toBuyer, toSeller) = isFresh ? (Unread(senders, Buyer), Unread(senders, Seller)) : (0, 0);
        tables.Threads.Add(
            order.Order.Id,
            order.Order.Buyer.Id,
            order.Order.Store.Id,
            senders.Length,
            last,
            senders.Length - toBuyer,
            toBuyer,
            toBuyer > 0 ? last + TellAfter : null,
            senders.Length - toSeller,
            toSeller,
            toSeller > 0 ? last + TellAfter : null,
            (long)senders.Length
        );
    }

    /// <summary>Whoever writes has read what was there before.</summary>
    private static int Unread(string[] senders, string reader) =>
        senders.Reverse().TakeWhile(sender => sender != reader).Count();
}
