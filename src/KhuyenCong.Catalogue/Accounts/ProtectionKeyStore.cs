using System.Xml.Linq;
using KhuyenCong.Catalogue.Data;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Accounts;

/// <summary>Keeps the keys of cookies and of forms in the database: every node reads what any node wrote, and nothing secret lies in a file.</summary>
internal sealed class ProtectionKeyStore(IDbContextFactory<CatalogueDb> databases) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = databases.CreateDbContext();
        return [.. db.ProtectionKeys.AsNoTracking().OrderBy(k => k.Id).Select(k => k.Xml).AsEnumerable().Select(xml => XElement.Parse(xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = databases.CreateDbContext();
        var xml = element.ToString(SaveOptions.DisableFormatting);
        db.Database.ExecuteSql($"INSERT INTO protection_keys (name, xml) VALUES ({friendlyName}, {xml})");
    }
}
