namespace Marketplace.MigrationService;

/// <summary>Fills tables after the migrations; running it again changes nothing that is already there.</summary>
public interface ISeeder
{
    /// <summary>Lower runs first.</summary>
    int Order { get; }

    /// <summary>Whether this run wants it.</summary>
    bool IsWanted(MigrationArguments arguments);

    Task SeedAsync(MigrationArguments arguments, CancellationToken cancellationToken);
}
