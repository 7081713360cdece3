// sheetjs.xlsx: npm install xlsx@0.18.5, then node make-sheetjs.cjs. The people are those of the synthetic registry.
const XLSX = require('xlsx');
const date = (serial, format) => ({t: 'n', v: serial, z: format});
const address = '長野県長野市大字鶴賀緑町1613番地';
const sheet = XLSX.utils.aoa_to_sheet([
  ['点検対象', null, '令和8年度'],
  [],
  ['事務', '管理番号', '個人\n番号', '氏名', 'フリガナ', '生年月日', '性別', '現住所', null],
  ['身体障害者手帳', 'S-1', '609407454590', '小林　健一', 'コバヤシ　ケンイチ', date(23498, 'yyyy/m/d'), '男', address],
  ['身体障害者手帳', 'S-2', 51117773900, '小林　由美子', 'コバヤシ　ユミコ', date(24364, '[$-411]ge.m.d;@'), '女', address],
  ['身体障害者手帳', 'S-3', 429202834619, '小林　健太', 'コバヤシ　ケンタ', 35106, 1, address],
  [],
  ['身体障害者手帳', {t: 'n', f: 'CONCATENATE("S-",4)', t: 's', v: 'S-4'}, {t: 'n', v: 690243726758, z: '000000000000'}, '小林　"美咲"', 'コバヤシ,ミサキ', date(37095.5, 'yyyy/m/d h:mm'), '女', address],
  ['身体障害者手帳', 'S-5', {t: 'e', v: 42}, '小林　美幸', 'コバヤシ　ミユキ', date(37095, 'yyyy/m/d'), '女', address],
  ['身体障害者手帳', 'S-6', '977008833447', {t: 'b', v: true}, null, null, null, null],
]);
sheet['!merges'] = [{s: {r: 0, c: 0}, e: {r: 0, c: 1}}];
sheet['!rows'] = [];
sheet['!rows'][5] = {hidden: true};
const book = XLSX.utils.book_new();
XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['一覧'], ['隠']]), '一覧');
XLSX.utils.book_append_sheet(book, sheet, '点検');
XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['事務', '管理番号', '個人番号'], ['療育手帳', 'T-1', '609407454590']]), '別紙');
book.Workbook = {Sheets: [{Hidden: 1}, {Hidden: 0}, {Hidden: 0}]};
XLSX.writeFile(book, 'sheetjs.xlsx', {bookSST: true, compression: true});
