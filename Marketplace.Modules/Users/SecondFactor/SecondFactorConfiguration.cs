using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Users;

internal sealed class SecondFactorConfiguration : IEntityTypeConfiguration<SecondFactor>
{
    public void Configure(EntityTypeBuilder<SecondFactor> builder)
    {
        builder.ToTable(
            "second_factors",
            "users",
            table => table.HasCheckConstraint("ck_second_factors_failures", "failures >= 0")
        );
        builder.Property(f => f.Id).HasColumnName("user_id").ValueGeneratedNever();
        builder.HasOne<User>().WithOne().HasForeignKey<SecondFactor>(f => f.Id).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class RecoveryCodeConfiguration : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.ToTable("recovery_codes", "users");
        builder.HasKey(c => new { c.UserId, c.CodeHash });
        builder.HasOne<SecondFactor>().WithMany().HasForeignKey(c => c.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SecondFactorProofConfiguration : IEntityTypeConfiguration<SecondFactorProof>
{
    public void Configure(EntityTypeBuilder<SecondFactorProof> builder)
    {
        builder.ToTable("second_factor_proofs", "users");
        builder.HasKey(p => p.SessionId);
        builder.Property(p => p.SessionId).ValueGeneratedNever();
        builder.HasIndex(p => p.UserId);
        builder.HasIndex(p => p.ProvenAt);
        builder.HasOne<SecondFactor>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
