using System.Globalization;
using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Npgsql;

namespace Marketplace.IntegrationTests.Products;

/// <summary>Callers who hang up while the catalog is read for them.</summary>
public sealed class CatalogHangUpTests(CatalogApp app) : IClassFixture<CatalogApp>
{
    [Theory]
    [InlineData("/api/v1/products/{0}")]
    [InlineData("/api/v1/products?limit=20&q={0}")]
    public async Task Read_FirstCallerHangsUp_TheSecondIsAnswered(string path)
    {
        var product = await app.ProductAsync(Guid.CreateVersion7(), "Cezve");
        var address = string.Format(CultureInfo.InvariantCulture, path, product.Id);
        Task<HttpResponseMessage> second;
        using (var impatience = new CancellationTokenSource())
        {
            await using var hold = await HoldProductsAsync();
            var first = app.Anonymous.GetAsync(address, impatience.Token);
            await EventuallyAsync(async () => await WaitingAsync() == 1);
            second = app.Anonymous.GetAsync(address);
            await Task.Delay(200);
            await impatience.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
            await Task.Delay(200);
        }

        Assert.Equal(HttpStatusCode.OK, (await second).StatusCode);
    }

    /// <summary>Nobody reads a product until this is disposed of.</summary>
    private async Task<NpgsqlConnection> HoldProductsAsync()
    {
        var connection = new NpgsqlConnection(app.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var hold = new NpgsqlCommand(
            "BEGIN; LOCK TABLE products.products IN ACCESS EXCLUSIVE MODE",
            connection
        );
        await hold.ExecuteNonQueryAsync();
        return connection;
    }

    private Task<long> WaitingAsync() =>
        app.ScalarAsync<long>(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        );

    private static async Task EventuallyAsync(Func<Task<bool>> isSoAsync)
    {
        for (var i = 0; i < 200 && !await isSoAsync(); i++)
            await Task.Delay(50);
        Assert.True(await isSoAsync());
    }
}
