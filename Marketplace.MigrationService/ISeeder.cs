namespace Marketplace.MigrationService;

/// <summary>Adds data after the migrations. Running it again changes no existing data.</summary>
public interface ISeeder
{
    /// <summary>The lowest runs first.</summary>
    int Order { get; }

    /// <summary>Whether this run includes it.</summary>
    bool IsWanted(MigrationArguments arguments);

    /// <summary>Adds the data.</summary>
    Task SeedAsync(MigrationArguments arguments, CancellationToken cancellationToken);
}
