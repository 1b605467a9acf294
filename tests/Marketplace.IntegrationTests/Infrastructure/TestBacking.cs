using System.Security.Cryptography;
using Marketplace.MigrationService;
using Marketplace.Modules;
using Marketplace.ServiceDefaults;
using Marketplace.Standalone;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Marketplace.IntegrationTests.Infrastructure;

/// <summary>The real PostgreSQL and cache of one test process, with a migrated template that each test class
/// clones.</summary>
public sealed class TestBacking
{
    /// <summary>Added to the connection string of a cache: the client waits longer for it than a busy machine makes it
    /// wait.</summary>
    public const string PatientCache = ",asyncTimeout=60000,syncTimeout=60000";

    private const string Template = "template_marketplace";
    private static readonly Lazy<Task<TestBacking>> Shared = new(StartAsync);
    private readonly EmbeddedPostgres _postgres;
    private readonly SemaphoreSlim _cloning = new(1, 1);
    private int _databases;

    private TestBacking(EmbeddedPostgres postgres, EmbeddedGarnet cache, string directory)
    {
        _postgres = postgres;
        CacheConnectionString = cache.ConnectionString + PatientCache;
        DirectoryPath = directory;
        SigningKeyPath = Path.Combine(directory, "signing-key.pem");
    }

    public string CacheConnectionString { get; }

    public string DirectoryPath { get; }

    public string SigningKeyPath { get; }

    public static Task<TestBacking> SharedAsync() => Shared.Value;

    /// <summary>A fresh database with the whole schema and the seeds.</summary>
    public async Task<string> CloneDatabaseAsync()
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await _cloning.WaitAsync();
        try
        {
            await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {Template}");
        }
        finally
        {
            _cloning.Release();
        }

        return ConnectionString(name);
    }

    /// <summary>A fresh database without anything in it.</summary>
    public async Task<string> EmptyDatabaseAsync()
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await _postgres.EnsureDatabaseAsync(name, CancellationToken.None);
        return ConnectionString(name);
    }

    public Task DropDatabaseAsync(string connectionString) =>
        ExecuteAsync(
            $"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)"
        );

    // Whoever waits for a connection or an answer waits longer than a busy machine makes him wait.
    private string ConnectionString(string database) =>
        _postgres.ConnectionString(database) + ";Timeout=180;Command Timeout=180";

    private static async Task<TestBacking> StartAsync()
    {
        var directory = Directory
            .CreateDirectory(Path.Combine(Path.GetTempPath(), $"marketplace-tests-{Environment.ProcessId}"))
            .FullName;
        var postgres = await EmbeddedPostgres.StartAsync(
            directory,
            new EmbeddedPostgresSettings(
                Durable: false,
                MaxConnections: Math.Max(400, 200 * Environment.ProcessorCount)
            ),
            CancellationToken.None
        );
        var cache = EmbeddedGarnet.Start();
        var backing = new TestBacking(postgres, cache, directory);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            postgres.DisposeAsync().AsTask().Wait();
            cache.Dispose();
            Directory.Delete(directory, recursive: true);
        };
        await WriteSigningKeyAsync(backing.SigningKeyPath);
        await backing.MigrateTemplateAsync();
        return backing;
    }

    private static async Task WriteSigningKeyAsync(string path)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await File.WriteAllTextAsync(path, key.ExportPkcs8PrivateKeyPem());
    }

    private async Task MigrateTemplateAsync()
    {
        await _postgres.EnsureDatabaseAsync(Template, CancellationToken.None);
        var builder = Host.CreateApplicationBuilder();
        TestConfiguration.Apply(builder.Configuration, this, ConnectionString(Template) + ";Pooling=false");
        builder.AddServiceDefaults();
        builder.AddDatabase<MarketplaceDbContext>(ResourceNames.Database, MigrationComposition.ConfigureContext);
        builder.AddCache(ResourceNames.Cache);
        builder.Services.AddMarketplaceModules();
        builder.AddMarketplaceMigration();
        using var host = builder.Build();
        Assert.Equal(
            0,
            await MigrationRunner.RunAsync(host.Services, new MigrationArguments(), CancellationToken.None)
        );
        NpgsqlConnection.ClearAllPools();
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
