namespace Marketplace.MigrationService;

/// <summary>Generates the views of products by day: those that led to a sale in the week after, and those of people who
/// only looked. Two to five of a hundred visitors buy.</summary>
internal sealed class DemoViews(DemoRandom random, DemoTables tables, DemoCalendar calendar, DateTimeOffset now)
{
    private const int Days = 90;

    /// <summary>A product that is not bought is looked at once in so many days.</summary>
    private const int DaysBetweenLooks = 25;

    /// <summary>Visitors for each sale; some stores turn more of them into buyers.</summary>
    private const int LeastVisitors = 14;
    private const int MostVisitors = 32;

    /// <summary>Adds the views of the stores' products; call once their sales are known.</summary>
    public void Generate(IEnumerable<DemoStore> stores)
    {
        foreach (var store in stores)
        {
            var visitorsPerSale = random.Between(LeastVisitors, MostVisitors);
            foreach (var product in store.Products)
                Add(store, product, visitorsPerSale);
        }
    }

    private void Add(DemoStore store, DemoProduct product, int visitorsPerSale)
    {
        var visitors = new SortedDictionary<DateOnly, int>();
        var first = calendar.DayOf(product.CreatedAt);
        void Look(DateOnly day, int people)
        {
            if (day >= first)
                visitors[day] = visitors.GetValueOrDefault(day) + people;
        }

        foreach (var sale in product.Variants.SelectMany(variant => variant.Movements).Where(m => m.Reason == "Sale"))
        {
            var day = calendar.DayOf(sale.At);
            Look(day, visitorsPerSale / 2);
            Look(day.AddDays(-random.Between(1, 6)), random.Between(visitorsPerSale / 4, visitorsPerSale));
        }

        for (var ago = 0; ago < Days; ago++)
        {
            if (random.OneIn(DaysBetweenLooks))
                Look(calendar.DayOf(now.AddDays(-ago)), random.Between(1, 3));
        }

        foreach (var (day, people) in visitors)
            tables.Views.Add(product.Id, day, store.Id, people + random.Below(people + 1), people);
    }
}
