using Marketplace.Foundation;

namespace Marketplace.Modules.Users;

/// <summary>Writes what happens to second factors into the audit log, and mails it to their owners.</summary>
public sealed class SecondFactorPublisher(AuditLog audit, AccountMailer mails)
{
    internal void TurnedOn(User user)
    {
        Audit(user.Id, "user.enable-second-factor", user);
        mails.SecondFactorOn(user);
    }

    internal void TurnedOff(User user)
    {
        Audit(user.Id, "user.disable-second-factor", user);
        mails.SecondFactorOff(user);
    }

    internal void Reset(Guid? adminId, User user, string reason)
    {
        Audit(adminId, "user.reset-second-factor", user, new { reason });
        mails.SecondFactorReset(user);
    }

    internal void RecoveryCodesRenewed(User user)
    {
        Audit(user.Id, "user.renew-recovery-codes", user);
        mails.RecoveryCodesRenewed(user);
    }

    internal void RecoveryCodeUsed(User user)
    {
        Audit(user.Id, "user.use-recovery-code", user);
        mails.RecoveryCodeUsed(user);
    }

    internal void Locked(User user, SecondFactor factor)
    {
        Audit(null, "user.lock-second-factor", user, new { factor.LockedUntil });
        mails.SecondFactorLocked(user);
    }

    private void Audit(Guid? actorId, string action, User user, object? after = null) =>
        audit.Add(actorId, action, "user", user.Id.ToString(), after: after);
}
