function report(entries) {
  var out = '';
  var total = 0;
  for (var i = 0; i < entries.length; i++) {
    if (entries[i].amount > 0) {
      out = out + entries[i].date + ' + ' + (entries[i].amount / 100).toFixed(2) + ' ' + entries[i].text + '\n';
      total = total + entries[i].amount;
    } else if (entries[i].amount < 0) {
      out = out + entries[i].date + ' - ' + (-entries[i].amount / 100).toFixed(2) + ' ' + entries[i].text + '\n';
      total = total + entries[i].amount;
    }
  }
  if (total >= 0) {
    out = out + 'total + ' + (total / 100).toFixed(2);
  } else {
    out = out + 'total - ' + (-total / 100).toFixed(2);
  }
  return out;
}

module.exports = { report };
